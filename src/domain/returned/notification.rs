//! Notifications in JSON that Amazon SES sends by mail.

use serde_json::Value;

use super::{By, Class, Found, Kind, MAX_RECIPIENTS, Recipient, mime::Parts, status, verdict::Said};

/// Reads a notification at the beginning of a mail's text.
pub(super) fn read(parts: &Parts) -> Option<(By, Found)> {
    let text = parts.leaves.iter().map(|leaf| leaf.text.trim_start()).find(|text| text.starts_with('{'))?;
    let Some(Ok(mut value)) = serde_json::Deserializer::from_str(text).into_iter::<Value>().next() else {
        return torn(text);
    };
    if let Some(inner) = value.get("Message").and_then(Value::as_str) {
        value = serde_json::from_str(inner).ok()?;
    }
    let kind = value.get("notificationType").or_else(|| value.get("eventType"))?.as_str()?;
    let each = match kind {
        "Bounce" => listed(&value, "bounce", "bouncedRecipients").map(failed).collect(),
        "Complaint" => {
            listed(&value, "complaint", "complainedRecipients").map(|one| plain(one, Kind::Complaint)).collect()
        }
        "Delivery" => listed(&value, "delivery", "recipients").map(|one| plain(one, Kind::Delivered)).collect(),
        "DeliveryDelay" => {
            listed(&value, "deliveryDelay", "delayedRecipients").map(|one| plain(one, Kind::Delayed)).collect()
        }
        _ => return None,
    };
    Some((By::Notification, Found::Each(each)))
}

fn listed<'a>(value: &'a Value, event: &str, list: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(event)
        .and_then(|event| event.get(list))
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .take(MAX_RECIPIENTS)
}

/// An address, by itself or in an object.
fn address(one: &Value) -> String {
    one.as_str().or_else(|| one.get("emailAddress").and_then(Value::as_str)).unwrap_or_default().to_owned()
}

fn plain(one: &Value, kind: Kind) -> Recipient {
    Recipient { address: address(one), kind, class: Class::None, status: None, words: String::new() }
}

fn failed(one: &Value) -> Recipient {
    let text = |name: &str| one.get(name).and_then(Value::as_str).unwrap_or_default();
    Said {
        address: address(one),
        status: status::parse(text("status")),
        diagnostic: text("diagnosticCode").to_owned(),
        ..Said::default()
    }
    .failed()
}

/// What is left of a notification whose long line a relay has broken: its kind, and the addresses.
fn torn(text: &str) -> Option<(By, Found)> {
    let kind = match told(text, "\"notificationType\":\"").next()?.as_str() {
        "Bounce" => Kind::Bounce,
        "Complaint" => Kind::Complaint,
        "Delivery" => Kind::Delivered,
        _ => return None,
    };
    let words = told(text, "\"diagnosticCode\":\"").next().unwrap_or_default();
    let status = told(text, "\"status\":\"").find_map(|code| status::parse(&code));
    let each = told(text, "\"emailAddress\":\"").take(MAX_RECIPIENTS).map(|address| {
        if kind == Kind::Bounce {
            return Said { address, status, diagnostic: words.clone(), ..Said::default() }.failed();
        }
        Recipient { address, kind, class: Class::None, status: None, words: String::new() }
    });
    Some((By::Notification, Found::Each(each.collect())))
}

/// What stands behind each place where a name stands, up to the next quotation mark.
fn told(text: &str, name: &'static str) -> impl Iterator<Item = String> {
    text.split(name).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned)
}
