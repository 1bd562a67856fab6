//! The pages as HTTP: what comes in wrongly, who may ask from where, what may be kept, framed or run, and what is public.

mod archive;
mod bad_input;
mod guarded;
mod leaving;
mod machines;
mod mailbox;
mod vitals;
