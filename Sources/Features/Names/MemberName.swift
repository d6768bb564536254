/// A name that a member may bear: checked, in the one form in which it is written everywhere.
///
/// Names that are the same but for case, width and accents have one `folded` form; names that look alike have one
/// `skeleton`. Both are unique among members.
package struct MemberName: Sendable, Hashable {
    /// The name as it is shown (NFKC).
    package let text: String

    init(checked text: String) {
        self.text = text
    }

    /// The form that is compared and stands in addresses.
    package var folded: String { Fold.name(text) }

    /// What the name looks like.
    package var skeleton: Skeleton { Skeleton(of: text) }
}

/// What is wrong with a name.
package enum MemberNameError: Error, Equatable {
    case empty
    /// Too few letters, or too many.
    case length(allowed: ClosedRange<Int>)
    /// Something that doesn't show, or that turns the direction of the text.
    case invisible
    /// Neither letter nor digit nor one of `-` `_` `.`, or of a script that is no longer in use.
    case notAllowed(Unicode.Scalar)
    /// A name begins and ends with a letter or a digit, and no two signs stand together.
    case misplacedSign
    /// An accent on nothing, or more than a letter can bear.
    case misplacedMark
    /// Letters of scripts that are not written together.
    case mixedScripts
    /// Digits of two kinds.
    case mixedDigits
    /// Digits and signs alone.
    case noLetter
    /// Reads as if the community itself spoke.
    case reserved
    /// Reads as the address of a web page.
    case webAddress
}
