//! Decoys: messages to nobody, so that a post that causes no mail costs as much as one that does.
//!
//! Somebody who posts an address and then measures how long posts of their own take would otherwise learn whether mail was
//! caused, and so whether the address is known. A decoy takes the way of any message: it is queued in the same transaction,
//! claimed, and recorded. The worker withdraws it when it finds that it has no recipient.

use crate::{
    app::App,
    domain::{ids::ListId, mail::delivery::DeliveryKey, mail_kind::Mail, token::Token},
    store::{
        StoreError, Tx,
        outbox::deliveries::{self, NewDelivery},
    },
};

/// Queues a confirmation mail for a subscription that does not exist.
pub(crate) async fn enqueue(app: &App, tx: &mut Tx, list: ListId) -> Result<(), StoreError> {
    let key = DeliveryKey { cause: app.ids().uuid(), recipient: app.ids().uuid() };
    let mail = Mail::Confirmation { token: Token::new(app.ids().secret()) };
    deliveries::enqueue(tx, &NewDelivery { key, list, mail }, app.now()).await
}
