import HTTPTypes

extension HTTPFields {
    /// The value of a field that the HTTP library has no constant for.
    func value(named name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }
}
