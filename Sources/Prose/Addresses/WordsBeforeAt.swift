/// Tells a name before ` at host` from a word that English puts there.
enum WordsBeforeAt {
    /// Whether `name at host` is an address.
    static func isName(_ name: ArraySlice<UInt8>, host: ArraySlice<UInt8>) -> Bool {
        let hostName = String(decoding: host, as: UTF8.self).lowercased()
        if siteLabels.contains(where: { hostName.hasPrefix($0) }) { return false }
        let word = String(decoding: name, as: UTF8.self).lowercased()
        // Words have no digits, dots or lines in them, names in addresses often do.
        if word.contains(where: { $0.isNumber || $0 == "." || $0 == "_" }) { return true }
        if HostEndings.isProvider(host), !words.contains(word) { return true }
        return !words.contains(word) && !word.hasSuffix("ing") && !(word.hasSuffix("ed") && word.count > 4)
    }

    /// Whether a word is one that English puts before ` at `, or at the beginning of "the dot".
    static func isWord(_ word: ArraySlice<UInt8>) -> Bool {
        words.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    /// Whether `name_at_host` is an address, and not the name of a page's host such as `www.look-at-us.org`.
    static func isJoinedName(_ name: ArraySlice<UInt8>, in bytes: [UInt8]) -> Bool {
        if siteLabels.contains(where: { String(decoding: name, as: UTF8.self).lowercased().hasPrefix($0) }) {
            return false
        }
        if bytes.hasFolded("//", at: name.startIndex - 2) { return false }
        return !isWord(name)
    }

    /// First labels that only hosts of pages and files have.
    private static let siteLabels = ["www.", "cran.", "ftp.", "wiki.", "docs.", "svn.", "git."]

    private static let words: Set<String> = Set(
        """
        a about access account address all also am an and another answer any anyone archive archives are
        article available back based be been bottom bug but button by call can chat check class code com
        contact course data demo details directory do doc docs document documentation documents done down
        download downloads each either email end even everyone everything example examples faq file files find
        for forum found free from get go group guide had has have he help her here him his home homepage host
        how i idea if in info information is it items job journal just kept kit know least library like link
        links list lists live lives living located look looked looks mail mailing manual manuals material me
        meet mine mirror mirrors more most much my news not note notes now number of off office on once one
        online only open or other others our out over package packages page pages paper papers part pdf people
        place plot point points post posted posts present problem program project question questions read
        reference references register release report repository room run runs search section see seen server
        service services session she show shown site sites slides so software some someone something source
        sources stand start stay still stored store study subscribe support survey table tarball talk talks
        team text than that the their them then there these they thing things this those time today together
        tool tools top tutorial tutorials up update updates upload us use used user users utilities version
        versions video view visible visit was we web webpage website well were what when where which who wiki
        will with work worked working works workshop write you your yours zip
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
