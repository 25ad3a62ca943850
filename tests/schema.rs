//! Reports keep to the schema that is published for them.

use retold::{Options, compare, ingest, model::Pair};
use std::{fs, path::Path};

#[test]
fn every_report_is_valid_under_the_published_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = fs::read_to_string(root.join("docs/report.schema.json")).expect("the schema is published");
    let schema = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let mut validated = 0;
    for folder in fs::read_dir(root.join("fixtures")).expect("there are fixtures").flatten() {
        let read = |file: &str| ingest::read(folder.path().join(file), &ingest::Limits::default());
        let (Ok(source), Ok(copy)) = (read("source.txt"), read("copy.txt")) else { continue };
        let report = compare(
            Pair::new(source, copy),
            &Options { links: true, ledgers: true, attributions: true, ..Options::default() },
        );
        let value = serde_json::to_value(&report).expect("a report serialises");
        let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", folder.path().display());
        let again: retold::model::Report = serde_json::from_value(value).expect("a report can be read back");
        assert_eq!(again, report);
        validated += 1;
    }
    assert!(validated >= 8, "only {validated} story pairs were found");
    let wrong = serde_json::json!({"version": 1, "source": 7});
    assert!(!validator.is_valid(&wrong), "the schema refuses what is no report");
}
