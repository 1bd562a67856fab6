-- Which mail about a list somebody at the desk chose to get, or not. No row: what their role gets.
CREATE TABLE editor_choice (
    editor_id UUID NOT NULL REFERENCES editor (id),
    list_id   UUID NOT NULL REFERENCES list (id),
    notice    TEXT NOT NULL CHECK (notice IN ('reminder', 'review', 'held', 'sent', 'trouble')),
    wanted    BOOLEAN NOT NULL,
    PRIMARY KEY (editor_id, list_id, notice)
);
