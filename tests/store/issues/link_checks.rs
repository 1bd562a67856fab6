//! The newest check of each link is kept for a while.

use rondbrief::{domain::issue::link_check::LinkCheck, store::issues::link_checks};

use crate::{
    both_engines,
    store::{Ground, minutes},
};

both_engines! {
    async fn the_last_look_at_a_link_counts_until_it_is_forgotten(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.tx().await;
        for (n, check) in LinkCheck::ALL.into_iter().enumerate() {
            link_checks::record(&mut tx, "https://a.nl/", check, minutes(i64::try_from(n).unwrap())).await.unwrap();
            link_checks::record(&mut tx, &format!("https://a.nl/{n}"), check, minutes(9)).await.unwrap();
        }
        let found = link_checks::all(&mut tx).await.unwrap();
        assert_eq!(found.len(), 5);
        assert_eq!(found["https://a.nl/"], (LinkCheck::Unclear, minutes(3)));
        assert!(LinkCheck::ALL.into_iter().enumerate().all(|(n, check)| found[&format!("https://a.nl/{n}")].0 == check));
        link_checks::delete_before(&mut tx, minutes(4)).await.unwrap();
        let found = link_checks::all(&mut tx).await.unwrap();
        assert!(found.len() == 4 && !found.contains_key("https://a.nl/"));
    }
}
