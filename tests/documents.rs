//! Documentation that is made from the code, so that it cannot fall behind.

mod common;

use common::golden;
use retold::{
    model::{Category, Report},
    review::policy::{self, Policy},
};
use std::path::Path;

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

#[test]
fn the_schema_of_policies_is_that_of_the_rules() {
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Policy)).expect("a schema serialises");
    golden("docs/policy.schema.json", &(schema + "\n"));
}

#[test]
fn the_starter_policy_is_right_and_keeps_to_the_schema() {
    let policy = policy::parse(Path::new("retold.toml"), policy::STARTER).expect("the starter is a policy");
    assert_eq!(policy.rules.quotations.verbatim, Some(true));
    // With every example taken out of its comment, too.
    let opened: String = policy::STARTER
        .lines()
        .map(|line| {
            line.strip_prefix("# ").filter(|rest| rest.contains(" = ") || rest.starts_with('[')).unwrap_or(line)
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let policy = policy::parse(Path::new("retold.toml"), &opened).expect("every example is right");
    assert_eq!((policy.desks.len(), policy.rules.terms.len(), policy.rules.names.len()), (1, 1, 1));
    let schema = serde_json::to_value(schemars::schema_for!(Policy)).expect("a schema serialises");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let value: serde_json::Value = toml::from_str(&opened).expect("the starter is TOML");
    let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(!validator.is_valid(&serde_json::json!({"fail-no": "major"})), "an unknown key is refused");
}
