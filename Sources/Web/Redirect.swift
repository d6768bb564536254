import HTTPTypes
package import Hummingbird

/// Answers that send the reader to another address of ours.
package enum Redirect {
    /// 301: the address is old for good.
    package static func permanent(_ path: String) -> Response {
        .redirect(to: path, type: .permanent)
    }

    /// 302: what is meant is there now, and may be elsewhere later.
    package static func found(_ path: String) -> Response {
        .redirect(to: path, type: .found)
    }

    /// 303: done; look there for what came of it.
    package static func seeOther(_ path: String) -> Response {
        .redirect(to: path, type: .normal)
    }
}
