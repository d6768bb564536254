/// What the pages of unsent mail say.
struct DevMailWords: Sendable {
    let title = "Unsent mail"
    let means = """
        No mail server is named in the settings, so what would be sent is kept here, and shown on this machine alone.
        """
    let empty = "There is none yet."
    let source = "The whole mail"
}
