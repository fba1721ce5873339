import Consent
import Storage

/// Demands without a person: the time of a post is over, or an erasure asks, which names nobody.
extension TakedownDemand {
    /// The post as a whole must go.
    var isWholePost: Bool { person == nil && picture == nil && allowed == .excluded }

    /// Asked for somebody of whom nothing is left: a picture to be replaced or removed, or a name in the words.
    var isOfErased: Bool { person == nil && !isWholePost }
}
