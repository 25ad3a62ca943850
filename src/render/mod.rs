//! Reports for people and programs, one file a format. Renderers receive finished facts and compute no meaning.
