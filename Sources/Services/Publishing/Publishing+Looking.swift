package import Consent
import Imaging
import Policies
import Storage

extension Publishing {
    /// The bytes of a picture that was cleared and committed; nil where it does not go out.
    package func clearedBytes(of picture: PictureJudgement) throws -> [UInt8]? {
        try picture.cleared.map { try house.folder.pictures.read($0.file) }
    }

    /// What people call a channel in a language; its id where there is no title.
    package func title(of channel: ChannelID, language: String) -> String {
        house.policies.channels[channel]?.title[language] ?? channel.rawValue
    }
}
