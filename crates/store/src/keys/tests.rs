//! Every earlier file of keys, with rows, as a later program finds it.

use rusqlite::{Connection, params};

use super::table::{self, KEYS, WrapMethod, unwrap_secret};
use crate::migrations;
use crate::seal::{self, Key, OwnPublic, OwnSecret, Sealer};
use crate::{DATABASE, Store, StoreError};
use domain::PersonId;

const PERSON: PersonId = PersonId(7);
const SALT: [u8; 16] = [5; 16];

/// A person's keys, and what opens them.
struct PersonKeys {
    earlier: OwnSecret,
    newest: OwnSecret,
    shared: Key,
    by: Vec<(WrapMethod, Key)>,
}

impl PersonKeys {
    /// Stores them in a file of keys with the schema of its first `versions` migrations: an earlier generation that the
    /// person unlocked, and the newest, wrapped by everything that this schema knows.
    fn stored(c: &Connection, versions: usize) -> Self {
        let secret = |generation| OwnSecret { generation, secret: seal::fresh_key() };
        let (earlier, newest, shared) = (secret(1), secret(2), seal::fresh_key());
        let mut methods = vec![WrapMethod::Password, WrapMethod::Code];
        methods.extend((versions >= WITH_PASSKEYS).then_some(WrapMethod::Passkey));
        let by: Vec<_> = methods.into_iter().map(|method| (method, seal::fresh_key())).collect();
        let sql = "INSERT INTO shared_key (person_id, key) VALUES (?1, ?2)";
        c.execute(sql, params![PERSON.0, *shared]).expect("a row");
        for own in [&earlier, &newest] {
            let public = seal::public_of(&own.secret);
            let sql = "INSERT INTO own_key (person_id, generation, public, code_kept) VALUES (?1, ?2, ?3, 1)";
            c.execute(sql, params![PERSON.0, own.generation, public]).expect("a row");
        }
        let wrapping = |generation: u32, method: &str, salt: &[u8], wrapped: &[u8]| {
            let sql = "INSERT INTO wrapping (person_id, generation, by, salt, wrapped) VALUES (?1, ?2, ?3, ?4, ?5)";
            c.execute(sql, params![PERSON.0, generation, method, salt, wrapped]).expect("a row");
        };
        for (method, key) in &by {
            let about = table::about(PERSON, *method, &seal::public_of(&newest.secret));
            wrapping(2, method.key(), &SALT, &seal::sealed(key, &about, newest.secret.as_slice()));
        }
        let about = table::about(PERSON, WrapMethod::Later, &seal::public_of(&earlier.secret));
        let to = OwnPublic { generation: 2, public: seal::public_of(&newest.secret) };
        wrapping(1, "later", &[], &Sealer::new(&to).seal(&about, earlier.secret.as_slice()));
        Self { earlier, newest, shared, by }
    }
}

/// From this number of migrations on passkeys wrap.
const WITH_PASSKEYS: usize = 4;

#[tokio::test]
async fn every_key_of_an_earlier_file_of_keys_opens_what_it_opened() {
    for versions in 1..=migrations::KEYS_VERSIONS {
        let directory = tempfile::tempdir().expect("a directory");
        let database = Connection::open(directory.path().join(DATABASE)).expect("a database");
        migrations::before(&database, "0032_own_phones");
        drop(database);
        let c = Connection::open(directory.path().join(KEYS)).expect("a file of keys");
        migrations::keys_of(&c, versions);
        let keys = PersonKeys::stored(&c, versions);
        for (since, table) in [(2, "second_factor_key (person_id, key)"), (3, "centre_key (id, key)")] {
            if versions >= since {
                c.execute(&format!("INSERT INTO {table} VALUES (1, x'0807')"), []).expect("a row");
            }
        }
        drop(c);

        let store = Store::open(directory.path()).expect("a store");
        let read = move |c: &Connection| {
            let newest = table::newest(c, PERSON)?.expect("an own key");
            let mut opened = Vec::new();
            for (method, key) in &keys.by {
                let wrapped = table::wrapped(c, PERSON, newest.generation, *method)?;
                assert_eq!((wrapped.len(), &wrapped[0].0[..]), (1, &SALT[..]), "version {versions}, {method:?}");
                opened.extend(unwrap_secret(PERSON, *method, &newest, key, &wrapped[0].1));
            }
            assert_eq!(opened.len(), keys.by.len(), "version {versions}");
            assert!(opened.iter().all(|own| own.secret == keys.newest.secret), "version {versions}");
            let all = table::with_earlier(c, PERSON, opened.remove(0))?;
            let secrets: Vec<_> = all.iter().map(|own| (own.generation, *own.secret)).collect();
            assert_eq!(secrets, [(2, *keys.newest.secret), (1, *keys.earlier.secret)], "version {versions}");
            assert_eq!(table::shared(c, PERSON)?.as_ref(), Some(&keys.shared), "version {versions}");
            for (since, table) in [(2, "second_factor_key"), (3, "centre_key")] {
                let sql = format!("SELECT count(*) FROM keys.{table} WHERE key = x'0807'");
                let rows: i64 = c.query_row(&sql, [], |row| row.get(0))?;
                assert_eq!(rows, i64::from(versions >= since), "version {versions}: {table}");
            }
            Ok::<_, StoreError>(())
        };
        store.read(read).await.expect("a read");
        let state = store.owner_keys().state(PERSON).await.expect("a read");
        assert!(state.has_key && state.code_kept && state.locked_since.is_none(), "version {versions}");
        // What was rebuilt takes a wrapping of every kind.
        let wrapper = |salt| table::WrappingKey { salt: [salt; 16], key: seal::fresh_key() };
        let own = OwnSecret { generation: 2, secret: seal::fresh_key() };
        for (salt, method) in [(1, WrapMethod::Password), (2, WrapMethod::Passkey)] {
            let (own, wrapper) = (own.clone(), wrapper(salt));
            let write = move |c: &Connection| table::wrap(c, PERSON, &own, method, &wrapper);
            store.write(write).await.expect("a wrapping");
        }
        let deleted = store.write(|c| table::delete_all(c, PERSON)).await;
        assert_eq!(deleted.expect("an erasure").len(), 3, "version {versions}: the shared key and two generations");
        let left = |c: &Connection| -> Result<i64, StoreError> {
            Ok(c.query_row("SELECT count(*) FROM keys.wrapping", [], |row| row.get(0))?)
        };
        assert_eq!(store.read(left).await.expect("a read"), 0, "version {versions}: no wrapping is left");
    }
}
