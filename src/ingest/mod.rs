//! Bytes to [`Original`](crate::model::Original): encodings and file formats, one file a format.
