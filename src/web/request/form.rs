//! Forms as pages send them: their fields, what a page fills in again, and what is wrong with them.

use std::collections::BTreeMap;
use std::str::FromStr;

use percent_encoding::percent_decode;
use serde::Deserialize;
use serde::de::value::{self, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::state::flash::FormState;
use crate::web::error::AppError;

/// A form that a page sends.
pub trait SubmittedForm: DeserializeOwned + Send + 'static {
    /// The address of the page that shows the form again if it is not accepted.
    fn page(&self) -> String;

    /// The part of the page to which the browser goes, if these fields are wrong (field → what is wrong); none for its
    /// top.
    fn part(_wrong: &BTreeMap<String, String>) -> Option<&'static str> {
        None
    }

    /// What that page fills in again. Passwords do not belong here.
    fn values(&self) -> FormValues {
        FormValues::default()
    }
}

/// One field of a form, as it was typed.
#[derive(Clone, Copy, Debug)]
pub struct TypedField<'a> {
    /// The name under which its error is shown.
    pub name: &'static str,
    /// What was typed.
    pub text: &'a str,
}

impl<'a> TypedField<'a> {
    /// The field with this name and this text.
    #[must_use]
    pub const fn new(name: &'static str, text: &'a str) -> Self {
        Self { name, text }
    }
}

/// What the page of a form showed, as a hidden field says; empty from a sender without a page. Others may have changed
/// it since.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct ShownOnPage(pub String);

impl ShownOnPage {
    /// Whether a page would still show the same: `now` is what it would say now. Always true without a page.
    #[must_use]
    pub fn is_still(&self, now: &str) -> bool {
        self.0.is_empty() || self.0 == now
    }

    /// Reads the value, to be compared where it is stored; none without a page.
    #[must_use]
    pub fn read<T: FromStr>(&self) -> Option<T> {
        self.0.parse().ok()
    }
}

/// What was typed into a form, by field.
#[derive(Clone, Default)]
pub struct FormValues {
    typed: BTreeMap<String, Vec<String>>,
    secret: Vec<String>,
    about: String,
}

impl FormValues {
    /// Adds a field.
    #[must_use]
    pub fn and(mut self, field: &str, value: &str) -> Self {
        self.typed.insert(field.to_owned(), vec![value.to_owned()]);
        self
    }

    /// Adds a field that is filled in again only if the form comes back at once, and is not kept for later: a secret
    /// from paper.
    #[must_use]
    pub fn and_secret(mut self, field: &str, value: &str) -> Self {
        self.secret.push(field.to_owned());
        self.and(field, value)
    }

    /// Says what the form is about: its page has one such form for each of several things.
    #[must_use]
    pub fn about(mut self, field: &str, value: &str) -> Self {
        value.clone_into(&mut self.about);
        self.and(field, value)
    }

    /// The form with this name, as it was filled in.
    #[must_use]
    pub fn of_form(self, form: &'static str) -> FormState {
        FormState { form, typed: self.typed, wrong: BTreeMap::new(), secret: self.secret, about: self.about }
    }

    /// Adds a field that has several values.
    #[must_use]
    pub fn and_list(mut self, field: &str, values: &[String]) -> Self {
        self.typed.insert(field.to_owned(), values.to_vec());
        self
    }
}

/// What is wrong with a form, field by field, so that a person reads all of it at once.
#[derive(Clone, Debug, Default)]
pub struct ValidationErrors(BTreeMap<String, String>);

impl ValidationErrors {
    /// Returns a valid value, or adds what is wrong with it.
    pub fn keep<T>(&mut self, field: &str, value: Result<T, String>) -> Option<T> {
        value.map_err(|wrong| self.add(field, wrong)).ok()
    }

    /// Adds what is wrong with a field, unless it already has an error.
    pub fn add(&mut self, field: &str, wrong: String) {
        self.0.entry(field.to_owned()).or_insert(wrong);
    }

    /// Ends the validation.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with all errors, if there are any.
    pub fn check(self) -> Result<(), AppError> {
        if self.0.is_empty() { Ok(()) } else { Err(AppError::Invalid(self.0)) }
    }

    /// Ends the validation, and returns the values that it kept: one, or a tuple of them.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with all errors, if there are any; [`AppError::Internal`] if a value is missing and no
    /// error says why.
    pub fn finish<K: KeptValues>(self, kept: K) -> Result<K::Valid, AppError> {
        self.check()?;
        kept.valid().ok_or_else(|| {
            tracing::error!("a value of a form is missing, and nothing says what is wrong with it");
            AppError::Internal
        })
    }
}

/// What [`ValidationErrors::keep`] returned for the fields of a form: one value, or a tuple of them.
pub trait KeptValues {
    /// The values, all of them valid.
    type Valid;

    /// The values; none if one is missing.
    fn valid(self) -> Option<Self::Valid>;
}

impl<A> KeptValues for Option<A> {
    type Valid = A;

    fn valid(self) -> Option<A> {
        self
    }
}

macro_rules! kept_values {
    ($($value:ident: $kind:ident),+) => {
        impl<$($kind),+> KeptValues for ($(Option<$kind>,)+) {
            type Valid = ($($kind,)+);

            fn valid(self) -> Option<Self::Valid> {
                let ($($value,)+) = self;
                Some(($($value?,)+))
            }
        }
    };
}

kept_values!(a: A, b: B);
kept_values!(a: A, b: B, c: C);
kept_values!(a: A, b: B, c: C, d: D);
kept_values!(a: A, b: B, c: C, d: D, e: E);

/// Reads the fields of a form from a body or a query.
pub(super) fn parse<F: DeserializeOwned>(body: &[u8]) -> Result<F, value::Error> {
    // The reader below would put a replacement character in the place of bytes that are not text.
    percent_decode(body).decode_utf8().map_err(value::Error::custom)?;
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in form_urlencoded::parse(body) {
        let field = name.strip_suffix("[]").unwrap_or(&name);
        fields.entry(field.to_owned()).or_default().push(value.into_owned());
    }
    F::deserialize(MapDeserializer::new(fields.into_iter().map(|(field, values)| (field, FieldValues(values)))))
}

/// The values of one field: a list where the form has one, and otherwise exactly one text.
struct FieldValues(Vec<String>);

impl IntoDeserializer<'_> for FieldValues {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for FieldValues {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, value::Error> {
        match (self.0.pop(), self.0.is_empty()) {
            (Some(text), true) => visitor.visit_string(text),
            (_, _) => Err(value::Error::custom("a field has several values")),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        visitor.visit_seq(SeqDeserializer::new(self.0.into_iter()))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct tuple tuple_struct map struct enum identifier
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, Deserialize, PartialEq)]
    #[serde(default)]
    struct Order {
        name: String,
        items: Vec<String>,
    }

    fn order(name: &str, items: &[&str]) -> Option<Order> {
        Some(Order { name: name.to_owned(), items: items.iter().map(|item| (*item).to_owned()).collect() })
    }

    #[test]
    fn a_list_is_read_from_repeated_fields_with_and_without_brackets() {
        let read = |body: &str| parse::<Order>(body.as_bytes()).ok();
        assert_eq!(read("name=An&items[]=a&items[]=b"), order("An", &["a", "b"]));
        assert_eq!(read("items%5B%5D=a&name=An+Li&items%5B%5D=%E9%9B%A8"), order("An Li", &["a", "雨"]));
        assert_eq!(read("items=a&items=b"), order("", &["a", "b"]));
        assert_eq!(read("items=a&items[]=b"), order("", &["a", "b"]));
        assert_eq!(read("items=a"), order("", &["a"]));
        assert_eq!(read("items[]=a"), order("", &["a"]));
        assert_eq!(read(""), order("", &[]));
        assert_eq!(read("unknown=1&name=An"), order("An", &[]));
    }

    #[test]
    fn two_values_for_one_text_are_an_error() {
        for body in ["name=a&name=b", "name[]=a&name=b"] {
            assert!(parse::<Order>(body.as_bytes()).is_err(), "{body}");
        }
    }

    #[test]
    fn bytes_that_are_not_text_are_an_error() {
        assert!(parse::<Order>(b"name=%ff").is_err());
        assert_eq!(parse::<Order>("name=%EF%BF%BD".as_bytes()).ok(), order("\u{fffd}", &[]));
    }

    #[test]
    fn what_no_page_showed_has_not_changed() {
        let [none, shown] = ["", "before"].map(|said| ShownOnPage(said.to_owned()));
        assert!(none.is_still("now") && shown.is_still("before") && !shown.is_still("now"));
        assert_eq!((none.read(), ShownOnPage("7".to_owned()).read()), (None::<i32>, Some(7)));
    }

    #[test]
    fn a_validation_ends_with_all_values_or_with_all_that_is_wrong() {
        let mut errors = ValidationErrors::default();
        let (number, word) = (errors.keep("number", Ok(1)), errors.keep("word", Ok("one")));
        assert_eq!(errors.clone().finish((number, word)), Ok((1, "one")));
        assert_eq!(errors.clone().finish(number), Ok(1));
        let missing: Option<i32> = None;
        assert_eq!(errors.clone().finish((number, missing)), Err(AppError::Internal), "nothing says what is wrong");
        let [first, second] = ["first", "second"].map(|field| errors.keep::<i32>(field, Err(format!("no {field}"))));
        let wrong = BTreeMap::from(["first", "second"].map(|field| (field.to_owned(), format!("no {field}"))));
        assert_eq!(errors.finish((number, first, second)), Err(AppError::Invalid(wrong)));
    }
}
