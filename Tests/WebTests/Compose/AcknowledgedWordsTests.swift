import Features
import Testing

@testable import Web

/// What members say that they have understood: what is stored of it is when, and which version of the words.
struct AcknowledgedWordsTests {
    /// Each version, word for word: other words are a version of their own, and those before stay here.
    private static let versions = [
        "2026-11": [
            "You are on a public stage.",
            """
            Anyone can read this without signing in. Search engines and news readers copy it, and what they copy we \
            cannot take back. You can delete your post; you cannot unsay it.
            """,
            "I understand. (We ask with your first post, and not again.)",
        ]
    ]

    @Test func `the words above a composer are those of the version that is stored`() {
        let words = ComposerWords()
        #expect(Self.versions[Acknowledgements.version] == [words.stage, words.stageMeans, words.understand])
    }
}
