/// Those who have agreed to what nobody may do alone.
enum Approvers {
    /// Whether they are two, each with an id that is fit, and not one person twice.
    ///
    /// `spelling`: what of an id tells people apart.
    static func areTwo(
        _ ids: [String], by spelling: (String) -> String = { $0.lowercased() }, where isFit: (String) -> Bool
    ) -> Bool {
        ids.count == 2 && ids.allSatisfy(isFit) && spelling(ids[0]) != spelling(ids[1])
    }
}
