//! Copies of a database: the facts in one, and what is wrong with one.

use rondbrief::store::{Store, StoreUrl, sql::copy};
use tempfile::TempDir;

use crate::{
    both_engines,
    store::{ACTIVE, Ground},
    support::app::{Engine, fresh_database},
};

both_engines! {
    async fn the_facts_of_a_database_are_read_without_making_or_changing_anything(engine) {
        let ground = Ground::new(engine).await;
        ground.member("anke@example.org", ACTIVE()).await;
        let url: StoreUrl = ground.url.parse().unwrap();
        let facts = copy::facts(&url).await.unwrap().unwrap();
        assert_eq!((facts.lists, facts.subscribers, facts.key_check.len()), (1, 1, 32));
        assert!(facts.schema > 20 && facts.schema <= Store::newest_schema());
        assert!(!copy::is_free(&url).await.unwrap());
        let folder = TempDir::new().unwrap();
        let empty: StoreUrl = fresh_database(engine, &folder).await.parse().unwrap();
        assert_eq!(copy::facts(&empty).await.unwrap(), None);
        assert!(copy::is_free(&empty).await.unwrap(), "looking makes nothing");
    }
}

#[tokio::test]
async fn an_sqlite_file_is_copied_while_a_transaction_is_open_and_read_page_by_page() {
    let ground = Ground::new(Engine::Sqlite).await;
    ground.member("anke@example.org", ACTIVE()).await;
    let tx = ground.tx().await;
    let folder = TempDir::new().unwrap();
    let (from, into) = (ground.url.strip_prefix("sqlite:").unwrap(), folder.path().join("copy"));
    copy::vacuum_into(from.as_ref(), &into).await.unwrap();
    drop(tx);
    assert_eq!(copy::fault(&into).await.unwrap(), None);
    let url: StoreUrl = ground.url.parse().unwrap();
    assert_eq!(copy::facts(&StoreUrl::Sqlite(into.clone())).await.unwrap(), copy::facts(&url).await.unwrap());
    let mut bytes = std::fs::read(&into).unwrap();
    let half = bytes.len() / 2 / 4096 * 4096;
    bytes[half..half + 64].fill(0xff);
    std::fs::write(&into, &bytes).unwrap();
    assert!(!matches!(copy::fault(&into).await, Ok(None)), "a page was changed");
    std::fs::write(&into, "no database").unwrap();
    assert!(copy::fault(&into).await.is_err() && copy::facts(&StoreUrl::Sqlite(into)).await.is_err());
}
