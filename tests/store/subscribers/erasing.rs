//! Erasing from one list, what keeps an address off it afterwards, and wishes to be erased everywhere.

use rondbrief::{
    domain::{
        ids::{ListId, SubscriptionId, WishId},
        list::List,
        subscriber::{
            consent::{Consent, ConsentForm},
            sign_up::SignUp,
            suppression::Reason,
        },
    },
    store::{
        lists,
        subscribers::{
            self, sign_ups,
            subscriptions::{self, Membership},
            suppressions,
            wishes::{self, Wish},
        },
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, address, id, minutes, now},
    support::fixtures::line,
};

const ANKE: &str = "anke@example.org";

/// Another list of the same installation.
async fn another(ground: &Ground) -> List {
    let other = List { id: ListId(id()), slug: "andere".parse().unwrap(), ..ground.list.clone() };
    let mut tx = ground.tx().await;
    lists::insert(&mut tx, &other, &rondbrief::domain::ids::SystemIds).await.unwrap();
    tx.commit().await.unwrap();
    other
}

/// A form for this list that waits.
async fn posted(ground: &Ground, list: ListId) {
    let form = SignUp {
        id: rondbrief::domain::ids::SignUpId(id()),
        list,
        address: address(ANKE),
        name: Some(line("Anke")),
        language: ground.list.language,
        form: ConsentForm::Page,
        wording: 1,
        asked_at: now(),
        asker: None,
    };
    let mut tx = ground.tx().await;
    sign_ups::insert(&mut tx, &[form]).await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    async fn erasing_from_one_list_leaves_the_other_as_it_was_and_erasing_from_the_last_takes_the_person(engine) {
        let ground = Ground::new(engine).await;
        let other = another(&ground).await;
        let here = ground.member(ANKE, ACTIVE()).await;
        let name = Some(line("Anke daar"));
        let there = Membership { id: SubscriptionId(id()), list: other.id, name, ..here.clone() };
        ground.save(&there).await;
        let consent = Consent { wording: Some(1), proof: None, form: ConsentForm::Page, asked_at: now(), confirmed_at: now() };
        let mut tx = ground.tx().await;
        for membership in [&here, &there] {
            subscriptions::add_consent(&mut tx, id(), membership.id, &consent).await.unwrap();
        }
        tx.commit().await.unwrap();
        posted(&ground, here.list).await;
        posted(&ground, there.list).await;
        let mut tx = ground.tx().await;
        subscribers::erase_from(&mut tx, &here, minutes(1)).await.unwrap();
        assert_eq!(subscriptions::by_id(&mut tx, here.id).await.unwrap(), None);
        assert!(subscriptions::consents(&mut tx, here.id).await.unwrap().is_empty());
        assert_eq!(subscriptions::by_id(&mut tx, there.id).await.unwrap().as_ref(), Some(&there));
        assert_eq!(subscriptions::consents(&mut tx, there.id).await.unwrap().len(), 1);
        assert!(subscribers::by_address(&mut tx, &address(ANKE)).await.unwrap().is_some());
        let waiting = sign_ups::take(&mut tx, 9).await.unwrap();
        assert_eq!(waiting.iter().map(|form| form.list).collect::<Vec<_>>(), [there.list]);
        subscribers::erase_from(&mut tx, &there, minutes(1)).await.unwrap();
        assert_eq!(subscribers::by_address(&mut tx, &address(ANKE)).await.unwrap(), None);
    }

    async fn what_was_erased_from_one_list_is_barred_there_alone_until_its_owner_subscribes(engine) {
        let ground = Ground::new(engine).await;
        let (other, anke) = (another(&ground).await, address(ANKE));
        let mut tx = ground.tx().await;
        for _ in 0..2 {
            suppressions::insert_on(&mut tx, ground.list.id, &anke, now()).await.unwrap();
        }
        assert!(suppressions::bar(&mut tx, ground.list.id, &anke).await.unwrap());
        assert!(!suppressions::bar(&mut tx, other.id, &anke).await.unwrap());
        assert_eq!(suppressions::of(&mut tx, &anke).await.unwrap(), None);
        suppressions::lift_on(&mut tx, ground.list.id, &anke).await.unwrap();
        assert!(!suppressions::bar(&mut tx, ground.list.id, &anke).await.unwrap());
    }

    async fn who_was_erased_everywhere_and_subscribes_to_one_list_stays_barred_from_the_others(engine) {
        let ground = Ground::new(engine).await;
        let (other, anke) = (another(&ground).await, address(ANKE));
        let mut tx = ground.tx().await;
        suppressions::insert(&mut tx, &anke, Reason::Erased, now()).await.unwrap();
        for list in [ground.list.id, other.id] {
            assert!(suppressions::bar(&mut tx, list, &anke).await.unwrap());
        }
        suppressions::lift_on(&mut tx, ground.list.id, &anke).await.unwrap();
        assert!(!suppressions::bar(&mut tx, ground.list.id, &anke).await.unwrap());
        assert!(suppressions::bar(&mut tx, other.id, &anke).await.unwrap());
        suppressions::lift_on(&mut tx, other.id, &anke).await.unwrap();
        assert!(!suppressions::bar(&mut tx, other.id, &anke).await.unwrap());
        assert!(!suppressions::bar(&mut tx, ground.list.id, &anke).await.unwrap());
    }

    async fn a_wish_waits_once_for_each_address_until_it_is_deleted(engine) {
        let ground = Ground::new(engine).await;
        let wish = |text, minute| Wish {
            id: WishId(id()),
            address: address(text),
            list: ground.list.id,
            asked_at: minutes(minute),
        };
        let (bo, anke, again) = (wish("bo@example.org", 2), wish(ANKE, 1), wish("ANKE@example.org", 3));
        let mut tx = ground.tx().await;
        for it in [&bo, &anke, &again] {
            wishes::insert(&mut tx, it).await.unwrap();
        }
        assert_eq!(wishes::all(&mut tx).await.unwrap(), [anke.clone(), bo.clone()], "the oldest first");
        assert_eq!(wishes::by_id(&mut tx, bo.id).await.unwrap(), Some(bo));
        assert_eq!(wishes::by_id(&mut tx, again.id).await.unwrap(), None);
        assert!(wishes::delete(&mut tx, &again.address).await.unwrap());
        assert!(!wishes::delete(&mut tx, &again.address).await.unwrap());
        assert_eq!(wishes::by_id(&mut tx, anke.id).await.unwrap(), None);
    }
}
