import HTTPTypes

/// What went wrong, in a sentence, and where to go from here.
struct ErrorPage: Page {
    let template = Template.error
    let head: Head
    let words = ErrorWords()
    let title: String
    let explanation: String
    let number: String
    let requestID: HTML

    init(status: HTTPResponse.Status, requestID: String) {
        title = ErrorWords.title(status)
        head = Head(title: "\(title)", isHidden: true, styles: [.help])
        explanation = ErrorWords.explanation(status)
        number = String(status.code)
        self.requestID = "\(requestID)"
    }
}
