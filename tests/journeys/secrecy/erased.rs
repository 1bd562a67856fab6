//! Who was erased is gone from the files of the database: no byte of them opens with the key.

use rondbrief::app::{running::tidy, subscribers::manage};

use crate::{
    both_engines,
    support::{app::TestApp, fixtures::line, raw::Raw},
};

/// Every sealed value of a table's column, in hexadecimal: whoever has the key opens it wherever it stands.
async fn sealed(raw: &mut Raw, table: &str, column: &str) -> Vec<String> {
    let hex = match raw {
        Raw::Sqlite(_) => format!("lower(hex({column}))"),
        Raw::Postgres(_) => format!("encode({column}, 'hex')"),
    };
    raw.texts(&format!("SELECT {hex} FROM {table} WHERE {column} IS NOT NULL")).await
}

/// The number of sealed values of which the beginning, with its nonce, stands in a file of the database.
async fn found(app: &TestApp, values: &[String]) -> i64 {
    let beginnings: Vec<_> = values.iter().map(|hex| &hex[..48]).collect();
    let mut raw = app.raw().await;
    if let Raw::Sqlite(_) = raw {
        let files = ["rondbrief.db", "rondbrief.db-wal"].map(|name| std::fs::read(app.folder.path().join(name)));
        let bytes: Vec<u8> = files.into_iter().filter_map(Result::ok).flatten().collect();
        let stands = |hex: &&&str| {
            let value = data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap();
            bytes.windows(value.len()).any(|window| window == value)
        };
        return i64::try_from(beginnings.iter().filter(stands).count()).unwrap();
    }
    raw.run("CHECKPOINT").await;
    raw.number(&format!(
        "SELECT COUNT(DISTINCT hex) FROM (SELECT pg_read_binary_file(pg_relation_filepath(oid), 0, 1000000000, true) AS bytes \
         FROM pg_class WHERE relkind IN ('r', 'i', 't') AND NOT relisshared OFFSET 0) AS file, \
         unnest(ARRAY['{}']) AS hex WHERE position(decode(hex, 'hex') IN bytes) > 0",
        beginnings.join("','")
    ))
    .await
}

/// The number of sealed values of which the beginning stands in the newest segments of PostgreSQL's log. They stay until their
/// segment is written over, which docs/kept.md describes.
async fn found_in_log(raw: &mut Raw, values: &[String]) -> i64 {
    let beginnings: Vec<_> = values.iter().map(|hex| &hex[..48]).collect();
    raw.number(&format!(
        "SELECT COUNT(DISTINCT hex) FROM (SELECT pg_read_binary_file('pg_wal/' || name, 0, 100000000, true) AS bytes \
         FROM pg_ls_waldir() ORDER BY modification DESC LIMIT 4 OFFSET 0) AS file, \
         unnest(ARRAY['{}']) AS hex WHERE position(decode(hex, 'hex') IN bytes) > 0",
        beginnings.join("','")
    ))
    .await
}

both_engines! {
    async fn nothing_of_who_was_erased_is_left_in_the_files(engine) {
        let app = TestApp::new(engine).await;
        tidy::tidy(&app.app).await.unwrap();
        let list = app.list().await;
        let mut raw = app.raw().await;
        let mut values = Vec::new();
        let readers: Vec<_> = (0..20).map(|n| format!("lezer{n}@example.org")).collect();
        for (n, reader) in readers.iter().enumerate() {
            if n % 2 == 0 {
                app.visitor().posts(reader).await;
                values.extend(sealed(&mut raw, "sign_up", "address").await);
                app.deliver().await;
            } else {
                let proof = format!("op papier, door {reader}");
                manage::add(&app.app, &list, reader.parse().unwrap(), Some(line("Wilhelmina")), &proof).await.unwrap();
            }
        }
        for (table, column) in [("subscriber", "address"), ("subscription", "name"), ("consent", "proof")] {
            values.extend(sealed(&mut raw, table, column).await);
        }
        let all = i64::try_from(values.len()).unwrap();
        assert_eq!(all, 50, "10 posts, 20 addresses, 10 names, 10 proofs");
        assert!(found(&app, &values).await >= 40, "what is there is found");
        app.reader("blijft@example.org").await;
        if let Raw::Postgres(_) = raw {
            raw.run("ANALYZE").await;
        }
        for reader in &readers {
            manage::erase(&app.app, &list, &reader.parse().unwrap()).await.unwrap();
        }
        if let Raw::Postgres(_) = raw {
            raw.run("VACUUM").await;
            assert!(found(&app, &values).await > 0, "deleting and VACUUM alone leave them where they were");
        }
        app.clock.set("2026-12-03T01:30:00Z");
        tidy::tidy(&app.app).await.unwrap();
        assert_eq!(found(&app, &values).await, 0, "of {all}");
        if let Raw::Postgres(_) = raw {
            let newest = &values[values.len() - 5..];
            println!("of {} erased values, PostgreSQL's log holds {}", newest.len(), found_in_log(&mut raw, newest).await);
        }
        app.clock.set("2026-12-03T02:30:00Z");
        let before = raw.number("SELECT rewritten_at FROM instance").await;
        tidy::tidy(&app.app).await.unwrap();
        assert_eq!(raw.number("SELECT rewritten_at FROM instance").await, before, "once a night");
    }
}
