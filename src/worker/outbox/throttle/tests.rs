use chrono::DateTime;

use super::*;

const NOW: Instant = DateTime::UNIX_EPOCH;

fn slow(throttle: &Throttle, now: Instant) -> Condition {
    throttle.rests(&Reply::parse(421, "4.7.0 slow"), Concern::Moment, now, 0.0).unwrap()
}

fn after(seconds: i64) -> Instant {
    NOW + TimeDelta::seconds(seconds)
}

#[test]
fn a_server_that_asks_for_less_rests_a_second_and_goes_on_at_full_rate_when_one_message_passes() {
    let throttle = Throttle::new(10);
    let told = slow(&throttle, NOW);
    assert_eq!((told.connections, told.closed_until), (5, Some(after(1))));
    assert!(throttle.enters(3, after(1)) && !throttle.enters(0, after(1)), "one message finds out");
    assert!(!throttle.lets_go_on(3, after(1)), "and none behind it");
    let told = throttle.took(after(1)).unwrap();
    assert_eq!(told, Condition { connections: 10, reason: None, closed_until: None });
    assert!(throttle.enters(0, after(1)));
}

#[test]
fn a_server_that_asks_again_soon_gets_half_and_slowly_more_again() {
    let throttle = Throttle::new(10);
    slow(&throttle, NOW);
    throttle.took(after(2));
    assert_eq!(slow(&throttle, after(3)).connections, 5);
    assert_eq!(throttle.took(after(9)).unwrap().connections, 5);
    let shapes: Vec<_> = (0..2_000).filter_map(|_| throttle.took(after(9))).collect();
    assert_eq!((shapes[0].connections, shapes[0].reason.as_deref()), (6, Some("421 4.7.0")));
    assert_eq!(shapes.last().unwrap(), &Condition { connections: 10, reason: None, closed_until: None });
}

#[test]
fn a_route_that_stays_down_is_tried_less_and_less_often() {
    let throttle = Throttle::new(3);
    let first = throttle.is_down("refused", NOW, 0.0).unwrap().closed_until.unwrap();
    assert_eq!(throttle.is_down("refused", NOW, 0.0), None, "one failure is one");
    let second = throttle.is_down("refused", first, 0.0).unwrap().closed_until.unwrap();
    assert!(second - first > first - NOW);
    assert_eq!(throttle.took(NOW), None, "what was under way before says nothing");
}

#[test]
fn one_connection_too_many_means_fewer_and_closes_nothing() {
    let throttle = Throttle::new(10);
    assert!((0..7).all(|index| throttle.enters(index, NOW)));
    assert_eq!(throttle.fewer(5, "421 too many").unwrap().connections, 6);
    let told = throttle.fewer(6, "421 too many").unwrap();
    assert_eq!((told.connections, told.closed_until, told.reason.as_deref()), (5, None, Some("421 too many")));
    assert!(throttle.enters(4, NOW) && !throttle.enters(5, NOW));
    throttle.is_idle(2, false);
    assert!(throttle.enters(5, NOW), "a place that is left is another's");
    for _ in 0..2_000 {
        throttle.took(NOW);
    }
    assert!(throttle.enters(6, NOW), "it grows again");
}

#[test]
fn with_no_other_connection_open_a_refused_one_is_no_question_of_number() {
    let throttle = Throttle::new(10);
    assert!(throttle.enters(0, NOW));
    assert_eq!(throttle.fewer(0, "421 too many"), None);
}

#[test]
fn a_probe_that_comes_to_nothing_is_made_by_the_next_message() {
    let throttle = Throttle::new(2);
    slow(&throttle, NOW);
    assert!(throttle.enters(0, after(1)) && !throttle.enters(1, after(1)));
    throttle.is_idle(0, true);
    assert!(throttle.enters(1, after(1)) && !throttle.enters(0, after(1)));
}

#[test]
fn a_message_that_alone_is_put_off_while_others_pass_is_told_apart() {
    let throttle = Throttle::new(2);
    let key = DeliveryKey { cause: uuid::Uuid::nil(), recipient: uuid::Uuid::nil() };
    assert!((0..100).all(|_| !throttle.is_alone(key)), "nothing passes");
    for times in 2..=ALONE {
        (0..OTHERS).for_each(|_| drop(throttle.took(NOW)));
        assert_eq!(throttle.is_alone(key), times == ALONE);
    }
}

#[test]
fn the_reason_goes_when_all_is_well() {
    let throttle = Throttle::new(2);
    assert_eq!(throttle.took(NOW).unwrap().reason, None, "an earlier process may have left one");
    throttle.is_down("refused", NOW, 0.0);
    assert_eq!(throttle.answered(after(9)).unwrap().reason, None);
    assert_eq!(throttle.took(after(9)), None);
}
