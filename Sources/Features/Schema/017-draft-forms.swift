import Storage

extension Schema {
    /// By which forms a draft was typed, so that one window takes nothing from another; and titles that stood where
    /// nobody reads them.
    ///
    /// `draft.form_hash` is that of the nonce which forms share that are shown one in place of the other; NULL where no
    /// form is known. Entries of posts that are not to be read have no title and no author any more, and neither has a
    /// title the way to a thread that took another's posts.
    static let draftForms = Migration(
        "017-draft-forms",
        sql: """
            ALTER TABLE draft ADD COLUMN form_hash {bytes};
            UPDATE search_entry SET title = '', author = '' WHERE state = 'hidden';
            UPDATE discussion SET title = '', slug = 'thread', subject_key = '' WHERE moved_to IS NOT NULL;
            """)
}
