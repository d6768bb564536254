/// What forms say when they can't be taken.
enum FormWords {
    static let chooseOne = "Choose one of these."
    static let lookAgain = "Please look again at this:"
    static let stale = "This page was open for a long time. Nothing was lost; send it again."
    static let staleSecret = """
        This page was open for a long time. Passwords and codes are not kept: type yours again, and send it.
        """
    static let staleButtonTitle = "This page was open for a long time"
    static let staleButton = "Nothing was changed. Go back, and try it again."
}
