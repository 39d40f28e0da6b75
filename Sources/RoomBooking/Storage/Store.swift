/// Everything that is kept, behind whatever keeps it.
package typealias Store = AccountStore & BindSceneStore & BookingStore & OutboxStore & TokenStore
