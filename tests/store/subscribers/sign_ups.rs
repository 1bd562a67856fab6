//! Posted forms that wait to be looked at.

use rondbrief::{
    domain::{
        ids::SignUpId,
        subscriber::{consent::ConsentForm, limits::Asker, sign_up::SignUp},
        text::language::Language,
    },
    store::subscribers::sign_ups,
};

use crate::{
    both_engines,
    store::{Ground, address, id, now, open},
    support::{app::KEY, fixtures::line},
};

fn sign_up(ground: &Ground, text: &str) -> SignUp {
    SignUp {
        id: SignUpId(id()),
        list: ground.list.id,
        address: address(text),
        name: Some(line("Anke")),
        language: Language::En,
        form: ConsentForm::Embed,
        wording: 3,
        asker: Some(Asker(vec![7; 16])),
        asked_at: now(),
    }
}

async fn keep(ground: &Ground, it: &SignUp) {
    let mut tx = ground.tx().await;
    sign_ups::insert(&mut tx, std::slice::from_ref(it)).await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    async fn the_oldest_forms_are_taken_first_and_once(engine) {
        let ground = Ground::new(engine).await;
        assert!(!sign_ups::any(&mut ground.look().await).await.unwrap());
        let posted = [
            sign_up(&ground, "een@example.org"),
            SignUp { name: None, asker: None, ..sign_up(&ground, "twee@example.org") },
            sign_up(&ground, "een@example.org"),
        ];
        for it in &posted {
            keep(&ground, it).await;
        }
        assert!(sign_ups::any(&mut ground.look().await).await.unwrap());
        let mut tx = ground.tx().await;
        assert_eq!(sign_ups::take(&mut tx, 2).await.unwrap(), posted[..2]);
        assert_eq!(sign_ups::take(&mut tx, 2).await.unwrap(), posted[2..]);
        assert!(sign_ups::take(&mut tx, 2).await.unwrap().is_empty());
        tx.commit().await.unwrap();
        assert!(!sign_ups::any(&mut ground.look().await).await.unwrap());
    }

    async fn a_form_whose_taker_failed_waits_again(engine) {
        let ground = Ground::new(engine).await;
        let posted = sign_up(&ground, "een@example.org");
        keep(&ground, &posted).await;
        let mut tx = ground.tx().await;
        assert_eq!(sign_ups::take(&mut tx, 10).await.unwrap().len(), 1);
        drop(tx);
        let mut tx = ground.tx().await;
        assert_eq!(sign_ups::take(&mut tx, 10).await.unwrap(), [posted]);
    }

    async fn takers_at_the_same_time_share_the_forms_and_none_goes_to_two(engine) {
        let ground = Ground::new(engine).await;
        for n in 0..30 {
            keep(&ground, &sign_up(&ground, &format!("lezer{n}@example.org"))).await;
        }
        let taker = |store: rondbrief::store::Store| async move {
            let mut taken = Vec::new();
            while sign_ups::any(&mut store.snapshot().begin().await.unwrap()).await.unwrap() {
                let mut tx = store.begin().await.unwrap();
                taken.extend(sign_ups::take(&mut tx, 4).await.unwrap().into_iter().map(|it| it.id));
                tx.commit().await.unwrap();
            }
            taken
        };
        let one = tokio::spawn(taker(ground.store.clone()));
        let other = tokio::spawn(taker(open(&ground.url, &KEY).await.unwrap()));
        let mut all = [one.await.unwrap(), other.await.unwrap()].concat();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 30);
    }
}
