import HTTPTypes

/// What the error pages say: what happened, and what to do now.
struct ErrorWords: Sendable {
    let lead = "From here you can go to"
    let boards = "all boards"
    let or = "or"
    let latest = "the latest threads"
    let error = "Error"
    let request = "request"

    static func title(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 400: "That address can’t be understood"
        case 403: "This was refused"
        case 404: "There is nothing at this address"
        case 405: "This address can’t be used that way"
        case 410: "This has been taken away"
        case 411, 415: "That can’t be taken in this form"
        case 413: "That was too much to take in"
        case 414: "That address is too long"
        case 429: "That was too often"
        case 431: "Your browser sent too much at once"
        case 503: "The boards can’t be read right now"
        case 500...: "Something broke on our side"
        default: "That did not work"
        }
    }

    static let textTooLong = """
        Nothing was posted: a post has room for 64 kB, some 10,000 words. Your browser’s Back button may bring your \
        text back, to be shortened there. Not every browser keeps one of that length: go by your own copy then.
        """

    static func explanation(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 400: "Something in it is broken. If you followed a link, it was probably cut off on its way."
        case 403:
            """
            You may need to be someone else for it. If you sent a form, open its page again and send it from there; it \
            may have been shown for somebody else, or too long ago.
            """
        case 404:
            "It may have been mistyped, or what was here has moved. Threads keep their number when their title changes."
        case 405: "The page may be there; opening it in the usual way may work."
        case 410: "It was here once. Whoever wrote it, or a moderator, took it away for good."
        case 411, 415: "It did not come from one of the forms here. Opening the page and sending its form works."
        case 413:
            "What came with the request is larger than anything this site takes. A post has room for 64 kB, some 10,000 words."
        case 414: "No address on this site is as long as that."
        case 429: "Wait a little, then try again."
        case 431: "Most often these are old cookies. Deleting the ones for this site helps."
        case 503: "Nothing is lost. Try again in a minute."
        case 500...:
            "It is not your doing. Nothing is lost; try again in a minute. If it happens again, tell us the number below."
        default: "Going back and trying again may help."
        }
    }
}
