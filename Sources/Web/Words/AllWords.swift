/// The words of all pages: each type has one value, so what templates see of it is worked out once.
enum AllWords {
    static let values: [any Sendable] = [
        SiteWords(), BoardWords(), ReadingWords(), DiscussionWords(), SourceWords(), PersonWords(), SearchWords(),
        LeavingWords(),
        DevMailWords(), ErrorWords(), AccountWords(), SignInsWords(), SignInWords(), SecondFactorWords(),
        SignInLinkWords(),
        EditWords(), PreferencesWords(), InvitationWords(), AgeWords(), RegisterWords(), ConfirmWords(),
        ModerationWords(), ReportWords(), DecisionWords(),
        ComposerWords(), HeldWords(), VersionsWords(), DraftsWords(),
        NoticeWords(), NoticeSettingsWords(), BookmarkWords(), ThanksWords(),
    ]
}
