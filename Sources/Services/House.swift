package import Policies
package import Storage

/// Where use cases happen: one data folder, the policies that hold in it, and the outside world.
package struct House: Sendable {
    package let folder: DataFolder
    package let store: any Store
    package let policies: PolicySet
    package let surroundings: Surroundings

    package init(folder: DataFolder, store: any Store, policies: PolicySet, surroundings: Surroundings) {
        self.folder = folder
        self.store = store
        self.policies = policies
        self.surroundings = surroundings
    }
}
