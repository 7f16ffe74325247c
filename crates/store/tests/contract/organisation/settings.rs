//! The settings of the centre.

use crate::EmptyStore;

pub async fn of_two_changes_of_a_setting_at_the_same_time_neither_is_lost(empty: &impl EmptyStore) {
    let settings = empty.store().settings();
    let add = |word: &'static str| {
        settings.change("import_mappings", move |kept| Some(format!("{} {word}", kept.unwrap_or_default())))
    };
    let (first, second, none) = tokio::join!(add("first"), add("second"), settings.change("import_mappings", |_| None));
    assert_eq!([first, second, none].map(|changed| changed.expect("a write")), [true, true, false]);
    let kept = settings.get("import_mappings").await.expect("a read").expect("a setting");
    let mut words: Vec<&str> = kept.split_whitespace().collect();
    words.sort_unstable();
    assert_eq!(words, ["first", "second"]);
}
