//! Documentation that is made from the code, so that it cannot fall behind.

mod common;

use common::golden;
use retold::model::{Category, Report};

#[test]
fn the_page_of_categories_lists_every_category_as_defined() {
    let mut page = String::from(
        "# Categories of drift\n\n\
         Made from `src/model/category.rs` by `tests/documents.rs`; `retold explain CATEGORY` says the same in a terminal.\n\
         The severity is where a category starts: evidence moves it up (a negated denial, a word inside a quotation) or down\n\
         (a number that only got rounded).\n\n\
         | category | what it is | example (source → copy) | severity | MQM | ITS 2.0 |\n|---|---|---|---|---|---|\n",
    );
    for entry in Category::ALL {
        page.push_str(&format!(
            "| `{}` | {} | {} | {} | {} | {} |\n",
            entry.id,
            entry.definition,
            entry.example,
            entry.severity.id(),
            entry.mqm,
            entry.its
        ));
    }
    golden("docs/categories.md", &page);
}

#[test]
fn the_schema_is_that_of_the_report() {
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Report)).expect("a schema serialises");
    golden("docs/report.schema.json", &(schema + "\n"));
}
