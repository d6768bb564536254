import HTTPTypes

/// What went wrong, in a sentence, and where to go from here.
struct ErrorPage: Page {
    let template: Template
    let head: Head
    let words = ErrorWords()
    let title: String
    let explanation: String
    let number: String
    let requestID: HTML

    /// - Parameters:
    ///   - isBare: in the frame of the pages where people join, which says less.
    ///   - isOfWriting: what was sent is a text that somebody wrote.
    init(status: HTTPResponse.Status, requestID: String, isBare: Bool = false, isOfWriting: Bool = false) {
        template = isBare ? .joinError : .error
        title = ErrorWords.title(status)
        head = Head(title: "\(title)", isHidden: true, styles: [.help])
        let isTooLong = isOfWriting && status == .contentTooLarge
        explanation = isTooLong ? ErrorWords.textTooLong : ErrorWords.explanation(status)
        number = String(status.code)
        self.requestID = "\(requestID)"
    }
}
