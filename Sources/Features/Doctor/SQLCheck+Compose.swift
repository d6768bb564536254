import Storage

extension SQLCheck {
    /// Posts and what is kept of their earlier versions, once more than the schema says.
    static let versions = SQLCheck(
        "versions",
        """
        SELECT fault FROM (
            SELECT 'post ' || p.id || ': it was changed ' || p.edit_count || ' times, but has '
                || (SELECT COUNT(*) FROM revision r WHERE r.post = p.id) || ' earlier versions' AS fault
            FROM post p
            WHERE p.edit_count < (SELECT COUNT(*) FROM revision r WHERE r.post = p.id)
            UNION ALL
            SELECT 'post ' || r.post || ': version ' || r.number || ' was hidden by somebody at no time'
            FROM revision r
            WHERE r.hidden_at IS NULL AND r.hidden_by IS NOT NULL) AS faults
        """)

    /// Of a post whose words are gone, nothing is left anywhere.
    static let wipedPosts = SQLCheck(
        "wiped posts",
        """
        SELECT fault FROM (
            SELECT 'post ' || p.id || ': its words are gone, but it was not removed' AS fault
            FROM post p
            WHERE p.wiped_at IS NOT NULL AND p.state <> 'removed'
            UNION ALL
            SELECT 'post ' || p.id || ': its words are gone, but its body has some'
            FROM post p JOIN body y ON y.post = p.id
            WHERE p.wiped_at IS NOT NULL AND (p.excerpt <> '' OR y.source <> '' OR y.html <> '')
            UNION ALL
            SELECT 'post ' || p.id || ': its words are gone, but an earlier version has some'
            FROM post p JOIN revision r ON r.post = p.id
            WHERE p.wiped_at IS NOT NULL AND (r.source <> '' OR COALESCE(r.title, '') <> '')
            UNION ALL
            SELECT 'post ' || p.id || ': its words are gone, but the search index has some'
            FROM post p JOIN search_entry e ON e.post = p.id
            WHERE p.wiped_at IS NOT NULL AND (e.state <> 'hidden' OR e.text <> '')) AS faults
        """)

    /// What composers leave behind.
    static let composers = SQLCheck(
        "composers",
        """
        SELECT fault FROM (
            SELECT 'post ' || p.id || ': a form of member ' || u.member || ' made it, who did not write it' AS fault
            FROM composer_use u JOIN post p ON p.id = u.post
            WHERE p.member IS NULL OR p.member <> u.member
            UNION ALL
            SELECT 'draft ' || id || ': it is for nothing that can be written for'
            FROM draft
            WHERE target NOT LIKE 'board:%' AND target NOT LIKE 'reply:%' AND target NOT LIKE 'edit:%'
            UNION ALL
            SELECT 'draft ' || r.id || ': it changes a post of somebody else'
            FROM draft r JOIN post p ON p.id = CAST(SUBSTR(r.target, 6) AS BIGINT)
            WHERE r.target LIKE 'edit:%' AND (p.member IS NULL OR p.member <> r.member)
            UNION ALL
            SELECT 'draft ' || r.id || ': it changes a post whose words are gone'
            FROM draft r JOIN post p ON p.id = CAST(SUBSTR(r.target, 6) AS BIGINT)
            WHERE r.target LIKE 'edit:%' AND p.wiped_at IS NOT NULL
            UNION ALL
            SELECT 'draft ' || id || ': the form that it was typed in is known by no hash'
            FROM draft
            WHERE form_hash IS NOT NULL AND LENGTH(form_hash) <> 32
            UNION ALL
            SELECT 'member ' || member || ': there are ' || COUNT(*) || ' drafts of theirs'
            FROM draft GROUP BY member HAVING COUNT(*) > \(SavedDrafts.most)) AS faults
        """)
}
