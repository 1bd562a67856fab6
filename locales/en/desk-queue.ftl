### The desk: the queue and its items, in English.

## The queue

desk-queue = Queue
desk-queue-add = Add an item
desk-queue-none = The queue is still empty. Add the first item: a title is enough to start.
desk-queue-none-viewer = The queue is still empty. An editor can add items here.
desk-queue-pinned = pinned
desk-queue-from = from { $date }
desk-queue-until = until { $date }
desk-queue-picture = with a picture
desk-queue-later = comes later
desk-queue-past = past
desk-queue-late = past by then
desk-whole = See what the update looks like
desk-whole-badge = preview
desk-whole-lead = This is what the update looks like with the items now in the queue. It changes when the queue changes.
desk-whole-none = No item is included yet. Once an item is, you see here what the update looks like.
desk-queue-pin = Pin
desk-queue-unpin = Unpin

## The form of an item

desk-item-add = Add an item
desk-item-save = Add to the queue
desk-item-kind = Kind
desk-item-lead = Only a title is needed. You may leave the rest empty.
desk-item-title = Title
desk-item-summary = Summary
desk-item-summary-hint = One or two sentences
desk-item-body = Text
desk-item-body-hint = Markdown: **bold**, *italic*, [text](https://www.example.org) for a link, and - for a list
desk-item-link = Link
desk-item-link-hint = Where the reader can read more, such as https://www.example.org/news
desk-item-image = Link to a picture
desk-item-image-hint = A link that starts with https://
desk-item-alt = What the picture shows
desk-item-alt-hint = Required with a picture, for readers who cannot see it
desk-item-not-before = Not before
desk-item-not-before-hint = The first day the item may be sent
desk-item-expires = Not after
desk-item-expires-hint = The last day the item may be sent
desk-item-starts = Start
desk-item-place = Place
desk-item-register = Link to register
desk-item-empty = Fill this in.
desk-item-title-empty = Enter a title.
desk-day-empty = Enter a date.
desk-item-long = This is too long. Use fewer than 300 characters.
desk-item-control = This contains a line break or an invisible character. Type it on one line.
desk-item-web = This is not a link. A link starts with https://, such as https://www.example.org/news.
desk-item-https = The link to a picture must start with https://.
desk-item-day = This is not a date.
desk-item-moment = Enter a date and a time.
desk-item-year = This year cannot be right. Choose a year from 2000 to 2100.
desk-item-skipped = This time does not exist: the clock goes forward an hour that night. Choose another time.
desk-item-early = The last day is before the first day. Check both.
desk-item-body-long = The text is too long. Use fewer than 20,000 characters and link to the rest.

## What can be done with an item

desk-queue-full = fully booked
desk-queue-up = Move up
desk-queue-down = Move down
desk-queue-more = More
desk-queue-copy = Duplicate
desk-queue-move = Move to another list
desk-queue-withdraw = Remove from the queue
desk-queue-restore = Put back
desk-queue-undo = Undo
desk-queue-gone = Removed from the queue
desk-queue-gone-text = These items are deleted after thirty days.
desk-queue-gone-on = Removed on { $date }
desk-queue-done-added = ‘{ $title }’ is in the queue.
desk-queue-done-changed = ‘{ $title }’ has been saved.
desk-queue-done-withdrawn = ‘{ $title }’ was removed from the queue.
desk-queue-done-restored = ‘{ $title }’ is back in the queue.
desk-queue-done-moved = ‘{ $title }’ is now in this queue.
desk-queue-done-placed = ‘{ $title }’ is now number { $place } of { $count }.
desk-queue-done-pinned = ‘{ $title }’ is pinned as number { $place } of { $count }.
desk-queue-done-loosened = ‘{ $title }’ is no longer pinned and is now number { $place } of { $count }.
desk-move-ask = Which list do you want to move this item to?
desk-move-to = List
desk-move-none = Choose a list.
desk-move-button = Move
desk-move-no = Go back

## Changing an item

desk-item-change = Edit the item
desk-item-save-changes = Save
desk-item-save-over = Save what I typed anyway
desk-item-back = Back to the queue
desk-item-no-save = Go back without saving
desk-item-copied = This is the copy. It is in the queue already. Change what should be different.
desk-item-section = Word above the title
desk-item-section-hint = A theme or a project, such as: Care in the neighbourhood
desk-item-source = Name of the source
desk-item-source-link = Link to the source
desk-item-event = For an event only
desk-item-ends = End
desk-item-full = Fully booked
desk-item-days = When the item may be sent
desk-item-days-hint = Nothing entered? Then the item is sent with the next update.
desk-item-ends-early = The end is before the start. Check both.
desk-item-link-long = This link is too long. Use a link of fewer than 2000 characters.
desk-item-no-event = You entered something under ‘Event’. Choose that kind, or clear those fields.
desk-item-untitled = No title yet
desk-item-upload = Upload a picture
desk-item-upload-other = Choose another picture
desk-item-picture = Picture
desk-item-picture-none = Choose a picture, or clear ‘What the picture shows’.
desk-item-without = Remove the picture
desk-item-linked = Or use a link
desk-item-above = Word above the title
desk-item-taken = Source
desk-item-past = This day is already past. The item will not be sent any more.
desk-item-upload-hint = A JPEG, PNG or WebP of at most 8 MB. We resize the picture and remove data about place and camera.
desk-item-upload-heavy = This file is too large. Choose a file of at most 8 MB.
desk-item-upload-large = This picture is too large. Make it smaller, for example 2,000 pixels wide, and choose it again.
desk-item-upload-unreadable = This file is not a picture we can read. Choose a JPEG, PNG or WebP.
desk-item-yes = Yes
desk-item-no = No
desk-item-nothing = Nothing

## A change that was not saved

desk-item-stale = This item has changed in the meantime
desk-item-stale-text = Nothing was overwritten, and what you typed is still below. These are the differences:
desk-item-stale-now = Now saved
desk-item-stale-typed = You typed
desk-item-not-saved = This was not saved
desk-item-not-saved-text = What you typed is still below.
desk-item-cannot = You cannot change this item now
desk-item-cannot-published = The item has been sent. What readers received does not change any more.
desk-item-cannot-approved = The item is in update { $number }, which is approved. Put that update on hold first, or ask a publisher to. Then you can change the item.
desk-item-cannot-taken = The item is in update { $number } and no longer in the queue.
desk-item-cannot-withdrawn = The item was removed from the queue. Put it back first, at the bottom of the queue.
desk-item-cannot-gone = The item is no longer in this list. Somebody moved or deleted it. Do you want to keep it here? Then copy what you typed into a new item.

## Preview, text being typed, and formatting

desk-item-preview = Preview
desk-item-preview-button = See a preview (in a new tab)
desk-item-preview-text = This is what the item looks like in the mail, on a phone. The preview changes while you type.
desk-item-preview-long = The item is now too long for a mail. Make the text shorter.
desk-item-kept = You were typing something here
desk-item-kept-text = What you typed was not saved, but it is still in this browser.
desk-item-kept-restore = Restore what I typed
desk-item-kept-discard = Discard what I typed
desk-item-kept-note = Saved in this browser.
desk-tools = Formatting
desk-tool-bold = Bold
desk-tool-italic = Italic
desk-tool-heading = Heading
desk-tool-link = Link
desk-tool-list = List
