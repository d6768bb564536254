/// Letters as limits count them.
enum Letters {
    /// Code points of which a letter may be made: more are told as more letters, for what a reader takes for one can
    /// hold any number that nobody sees.
    private static let most = 4

    static func count(in text: String) -> Int {
        max(text.count, (text.unicodeScalars.count + most - 1) / most)
    }
}
