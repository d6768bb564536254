import Features

/// What can be done with a post, as links and buttons below it.
///
/// Links work for guests, who are asked to sign in where that is needed; buttons send the frame's own form.
struct PostActions {
    let kit: Kit
    let reader: ThreadReader
    /// Nobody answers in a thread that is locked, or edits.
    let isLocked: Bool

    func markup(_ post: Post) -> HTML {
        let isOwn = reader.wrote(post.by)
        let isVisible = post.state == .visible
        let marks = reader.marks[post.id]
        return """
            <ul class="acts" role="list">\(isVisible && !isLocked ? answering(post) : nil)\
            \(isVisible ? thanks(post, marks, isOwn: isOwn) : nil)\
            \(isVisible && !isOwn ? link(.report, Link.report(post.id), PostWords.report, post) : nil)\
            \(menu(post, marks, isOwn: isOwn))</ul>
            """
    }

    private func answering(_ post: Post) -> HTML {
        """
        <li><a class="acts__go" rel="nofollow" href="\(Link.reply(to: post.id))">\(kit.icon(.reply)) \(PostWords.reply)\(about(post))</a></li>\
        \(link(.quote, Link.quote(post.id), PostWords.quote, post))
        """
    }

    private func link(_ icon: Icon, _ address: String, _ words: String, _ post: Post) -> HTML {
        "<li><a class=\"acts__wide\" rel=\"nofollow\" href=\"\(address)\">\(kit.icon(icon)) \(words)\(about(post))</a></li>"
    }

    private func about(_ post: Post) -> HTML {
        "<span class=\"vh\">\(PostWords.of(post.position))</span>"
    }

    /// A button for members; what nobody can do with it is said, if there is anything to say.
    private func thanks(_ post: Post, _ marks: PostMarks?, isOwn: Bool) -> HTML? {
        let count = marks?.thanks ?? 0
        let words: HTML = "\(kit.icon(.thanks)) \(PostWords.thanks(count))"
        guard reader.mayThank, !isOwn, case .member = post.by.person else {
            return count == 0 ? nil : "<li><span class=\"acts__said\">\(words)</span></li>"
        }
        let isThanked = marks?.isThanked ?? false
        return """
            <li><button form="act" formaction="\(Link.thanks(post.id))" name="do" value="\(isThanked ? "take" : "give")" \
            aria-pressed="\(isThanked ? "true" : "false")">\(words)\(about(post))</button></li>
            """
    }

    private func menu(_ post: Post, _ marks: PostMarks?, isOwn: Bool) -> HTML {
        let isVisible = post.state == .visible
        var entries: HTML = ""
        if isVisible {
            entries += item(Link.source(post.id), PostWords.source)
            if reader.member != nil { entries += bookmark(post, marks) }
            if reader.mayAnswer, post.position > 1 { entries += answer(post) }
        }
        if isOwn {
            if reader.mayEdit(post), !isLocked { entries += item(Link.edit(post.id), PostWords.edit) }
            entries += item(Link.delete(post.id), PostWords.delete)
        } else if reader.mayModerate {
            entries += item(Link.remove(post.id), PostWords.remove)
        }
        return """
            <li class="menu"><details><summary>\(kit.icon(.more))<span class="vh">\(PostWords.more(post.position))</span></summary>\
            <ul role="list">\(entries)</ul></details></li>
            """
    }

    private func item(_ address: String, _ words: String) -> HTML {
        "<li><a href=\"\(address)\">\(words)</a></li>"
    }

    private func bookmark(_ post: Post, _ marks: PostMarks?) -> HTML {
        let isKept = marks?.isBookmarked ?? false
        return button(
            Link.bookmark(post.id), isKept ? "take" : "give", isKept ? PostWords.unbookmark : PostWords.bookmark)
    }

    private func answer(_ post: Post) -> HTML {
        let isAnswer = reader.answer?.post == post.id
        return button(
            Link.answer(post.id), isAnswer ? "take" : "give",
            isAnswer ? PostWords.unmarkAnswer : PostWords.markAnswer)
    }

    private func button(_ address: String, _ value: String, _ words: String) -> HTML {
        "<li><button form=\"act\" formaction=\"\(address)\" name=\"do\" value=\"\(value)\">\(words)</button></li>"
    }
}
