### The demo company: a dealer of pumps. Content of records, not words of the program.

demo_category = Product categories
    .pumps = Pumps
    .controls = Controls and measuring
    .parts = Spare parts
    .services = Services

demo_product = Products
    .circulation_small = Circulation pump, small
    .circulation_large = Circulation pump, large
    .submersible = Submersible pump
    .process = Process pump
    .vacuum = Vacuum pump
    .station = Pumping station
    .inverter = Frequency converter
    .panel = Control panel
    .sensor = Pressure sensor
    .flow_meter = Flow meter
    .seal_kit = Seal kit
    .impeller = Impeller
    .bearing_set = Bearing set
    .filter = Filter cartridge
    .installation = Installation
    .maintenance = Annual maintenance contract
    .inspection = Inspection
    .training = Operator training

demo_unit = Units
    .piece = piece
    .hour = hour
    .day = day
    .year = year

demo_segment = Segments
    .industry = Industry
    .public = Public sector
    .buildings = Hotels and buildings
    .agriculture = Agriculture
    .trade = Trade and resellers

demo_territory = Territories
    .export = Export

demo_tag = Tags
    .reference = Reference
    .expansion = Growing
    .price_sensitive = Price-sensitive
    .newsletter = Newsletter

demo_reason = Reasons
    .largest = Our largest { CUSTOMER("singular") }, with a whole group behind it. A quarter of our revenue depends on it.
    .volume = Second by revenue. The margin is thin, so the terms have to be agreed anew.
    .growing = Growing fast and a reference in its industry.
    .abroad = Buys for several countries from one desk.
    .prospect = Not yet buying, but the plant it is building will need what we make.

demo_deal = Opportunities
    .new_line = Pumps for the new production line
    .maintenance = Maintenance contract for two years
    .expansion = Capacity expansion
    .replacement = Replacement of old pumps
    .spare_parts = Spare parts agreement
    .trial = Trial of the vacuum pump
    .new_site = Equipment for the new site
    .energy = Energy saving with frequency converters
    .framework = Framework agreement
    .control_room = Control panels for the pump room

demo_lead = Leads
    .brochure = Asks for the brochure on pumping stations
    .price_list = Asks for a price list
    .greenhouse = Irrigation of a greenhouse
    .hotel = Heating circuit of a hotel
    .waterworks = Tender of a waterworks
    .dairy = Process pumps for a dairy
    .student = Material for a thesis
    .shipyard = Bilge pumps for a shipyard

demo_touch = Activities
    .price = Discussed prices for the next quarter
    .delivery = Asked when the delivery arrives
    .order = Order confirmed
    .offer = Offer sent
    .plant_tour = Walked through the plant
    .annual_review = Annual review
    .technical = Technical questions on the new line
    .service = Maintenance carried out
    .seal = Leaking seal replaced
    .invoice = Question about an invoice
    .new_contact = Introduced ourselves to the new buyer
    .fair = Met at the fair

demo_task = Tasks
    .silent = Ask why nothing has been ordered for months
    .overdue = Talk about the overdue invoices
    .complaint = Answer the complaint about the late delivery
    .plan = Finish the account plan for next year
    .follow_up = Follow up the offer
    .quote = Send the offer for the new line
    .visit = Visit the subsidiary
    .samples = Send data sheets
    .contract = Prepare the framework agreement
    .margin = Agree the discount anew
    .reference = Ask whether we may name them as a reference
    .training = Organise operator training
    .introduce = Introduce the team
    .stock = Go through stock levels with the reseller
    .spring = Invite to the spring open day
    .done_offer = Send the revised offer
    .done_call = Call back about spare parts
    .done_visit = Visit the plant

demo_event = Events
    .new_plant = Is building a second plant
    .new_plant_meaning = Pumps and control panels will be decided on before summer.
    .central_buying = Buying has been moved to head office
    .central_buying_meaning = Prices are now negotiated by people who do not know us.
    .exports = Has begun to export
    .exports_meaning = Output will rise; offer the larger process pumps.
    .merger = Merges with a competitor of its own
    .merger_meaning = The other side buys from somebody else: a chance and a risk.
    .new_buyer = The head of purchasing has left
    .new_buyer_meaning = We do not know the successor yet.
    .layoffs = Closes a shift
    .layoffs_meaning = Expect smaller orders and late payment.
    .grant = Has been granted money for a new pumping station
    .grant_meaning = A public tender will follow.
    .anniversary = Is 25 years old
    .anniversary_meaning = Congratulate in person.

demo_comment = Comments
    .plan = The new plant decides next year. I want us there before the tender is written.
    .margin = High revenue, little left over. Is this really a key account on these terms?
    .merger = After the merger they will compare suppliers. We should be the ones who propose it.
    .silent = Used to order every two weeks. I have heard nothing since the buyer left.
    .service = Please settle the invoices before we promise the next service date.

demo_team = Team and import
    .sales = Sales team
    .import = Demo company

error-demo-there = The demo company is here already.
