### Who works here and who may do what.

user = User
    .many = Users
    .purpose = Everybody who works with the program.
    .name = Name
    .email = E-mail
    .email_hint = Used to sign in.
    .role = Role
    .phone = Phone
    .language = Language
    .time_zone = Time zone
    .active = May sign in
    .last_seen = Last seen

page_language = Language
    .en = English
    .tr = Türkçe
    .et = Eesti

team = Team
    .many = Teams
    .purpose = People who work together; rights can reach as far as one’s team.
    .name = Name
    .leader = Leader
    .description = Description

membership = Team member
    .many = Team members
    .purpose = Who is in which team.
    .team = Team
    .user = Member

role = Role
    .many = Roles
    .purpose = A set of permissions with a name. What no permission grants is denied.
    .name = Name
    .administrator = Administrator
    .administrator_hint = May see and do everything, settings included.
    .description = Description

permission = Permission
    .many = Permissions
    .purpose = How far a role reaches into one kind of record.
    .role = Role
    .record_type = Kind of record
    .can_see = See
    .can_create = Create
    .can_change = Change
    .can_delete = Delete
    .can_export = Export

scope = Reach
    .none = None
    .own = Own
    .team = Team
    .all = All

field_permission = Field restriction
    .many = Field restrictions
    .purpose = Fields that a role does not see or cannot change.
    .role = Role
    .record_type = Kind of record
    .field = Field
    .access = Restriction

field_access = Restriction
    .hidden = Hidden
    .read_only = Read only

# The roles that a new installation begins with.
default_role = Role
    .administrator = Administrator
    .administrator_purpose = May do everything and changes the settings.
    .sales_manager = Sales manager
    .sales_manager_purpose = Sees all { CUSTOMER("plural") } and changes what belongs to the team.
    .seller = Seller
    .seller_purpose = Works with their own { CUSTOMER("plural") } and sees no others.
    .service = Service
    .service_purpose = Sees all { CUSTOMER("plural") } and what they bought, but no costs.
    .management = Management
    .management_purpose = Sees everything and changes nothing.
