drop table if exists CardPayment
drop table if exists CashPayment
drop table if exists Category
drop table if exists Customer
drop table if exists Customer_phones
drop table if exists Customer_settings
drop table if exists Item
drop table if exists orders
drop table if exists PageVisit
drop table if exists Payment
drop table if exists Product
drop table if exists Product_Category
drop table if exists ShopVisit
create table CardPayment (id bigint not null, card varchar, primary key (id))
create table CashPayment (id bigint not null, currency varchar, primary key (id))
create table Category (id bigint not null, parent_id bigint, title varchar, primary key (id))
create table Customer (active boolean, "count" int, credit decimal(15,2), "date" date, flags int, "initial" varchar, rating float, score double, shelf int, tier int, total decimal(38,0), vip varchar, waiting decimal(21,0), created timestamp, id bigint not null, points bigint, seen timestamp, updated timestamp, code varchar(36), city varchar, "name" varchar, notes varchar, picture varbinary, profile varchar, status varchar, street varchar, tags varchar, zip varchar, primary key (id))
create table Customer_phones (Customer_id bigint not null, phone varchar)
create table Customer_settings (Customer_id bigint not null, "key" varchar not null, "value" varchar, primary key (Customer_id, "key"))
create table Item (discount double not null, line int not null, price decimal(15,2), quantity int not null, product_id bigint, purchase_id varchar(36) not null, primary key (line, purchase_id))
create table orders ("day" date, "value" decimal(15,2), "version" int not null, customer_id bigint, shipped timestamp, "timestamp" timestamp, id varchar(36) not null, status varchar, primary key (id))
create table PageVisit (id bigint not null, moment timestamp, url varchar, primary key (id))
create table Payment (amount decimal(38,2), id bigint not null, primary key (id))
create table Product (pages int, price decimal(38,2), id bigint not null, DTYPE varchar not null, author varchar, maker varchar, title varchar, primary key (id))
create table Product_Category (Product_id bigint not null, categories_id bigint not null, primary key (Product_id, categories_id))
create table ShopVisit (basket int, id bigint not null, moment timestamp, primary key (id))
