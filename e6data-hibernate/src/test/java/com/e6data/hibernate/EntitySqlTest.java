package com.e6data.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.hibernate.model.Address;
import com.e6data.hibernate.model.CardPayment;
import com.e6data.hibernate.model.Category;
import com.e6data.hibernate.model.Customer;
import com.e6data.hibernate.model.Item;
import com.e6data.hibernate.model.ItemId;
import com.e6data.hibernate.model.Purchase;
import jakarta.persistence.criteria.Nulls;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The SQL of sessions and of the criteria API. */
class EntitySqlTest {

    private static Stub stub;

    @BeforeAll
    static void start() {
        stub = new Stub();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @Test
    void anAssignedIdIsInsertedWithItsCollections() {
        var sql = stub.sqlOf(session -> {
            var customer = new Customer();
            customer.id = 1L;
            customer.address = new Address();
            customer.phones.add("red");
            customer.settings.put("lang", "en");
            session.persist(customer);
        });
        assertThat(sql)
                .containsExactly(
                        "insert into Customer (active,city,street,zip,\"date\",code,created,credit,flags,\"initial\","
                                + "\"name\",notes,picture,points,profile,rating,score,seen,shelf,status,tags,tier,total,"
                                + "updated,vip,\"count\",waiting,id) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
                                + "?,?,?,?,?,?,?)",
                        "insert into Customer_phones (Customer_id,phone) values (?,?)",
                        "insert into Customer_settings (Customer_id,\"key\",\"value\") values (?,?,?)");
    }

    @Test
    void aGeneratedUuidIsInsertedAndItsVersionUpdated() {
        var sql = stub.sqlOf(session -> {
            var purchase = new Purchase();
            session.persist(purchase);
            assertThat(purchase.id).isNotNull();
            session.flush();
            purchase.amount = new BigDecimal("1.50");
            session.flush();
            session.remove(purchase);
        });
        assertThat(sql)
                .containsExactly(
                        "insert into orders (\"value\",customer_id,\"day\",\"timestamp\",shipped,status,\"version\",id)"
                                + " values (?,?,?,?,?,?,?,?)",
                        "update orders set \"value\"=?,customer_id=?,\"day\"=?,\"timestamp\"=?,shipped=?,status=?,"
                                + "\"version\"=? where id=? and \"version\"=?",
                        "delete from orders where id=? and \"version\"=?");
    }

    @Test
    void aJoinedSubclassIsTwoInserts() {
        var sql = stub.sqlOf(session -> {
            var payment = new CardPayment();
            payment.id = 7L;
            session.persist(payment);
        });
        assertThat(sql)
                .containsExactly(
                        "insert into Payment (amount,id) values (?,?)",
                        "insert into CardPayment (card,id) values (?,?)");
    }

    @Test
    void loadingReadsById() {
        assertThat(stub.sqlOf(session -> session.find(Category.class, 1L)))
                .containsExactly("select c1_0.id,c1_0.parent_id,c1_0.title from Category c1_0 where c1_0.id=?");
        assertThat(stub.sqlOf(session -> session.find(Item.class, new ItemId(java.util.UUID.randomUUID(), 1))))
                .containsExactly("select i1_0.line,i1_0.purchase_id,i1_0.discount,i1_0.price,i1_0.product_id,"
                        + "i1_0.quantity from Item i1_0 where ((i1_0.line=? and i1_0.purchase_id=?))");
        assertThat(stub.sqlOf(session -> session.findMultiple(Category.class, List.of(1L, 2L, 3L))))
                .hasSize(1)
                .first()
                .asString()
                .contains("c1_0.id in (?,?,?");
    }

    @Test
    void limitsOfTheQueryApiAreParameters() {
        assertThat(stub.sqlOf(session -> session.createQuery("select c.id from Category c order by c.id", Long.class)
                        .setFirstResult(20)
                        .setMaxResults(10)
                        .getResultList()))
                .containsExactly("select c1_0.id from Category c1_0 order by c1_0.id limit ? offset ?");
        assertThat(stub.sqlOf(session -> session.createNativeQuery("select id from Category", Long.class)
                        .addScalar("id", Long.class)
                        .setFirstResult(20)
                        .setMaxResults(10)
                        .getResultList()))
                .containsExactly("select id from Category limit ? offset ?");
    }

    @Test
    void criteriaQueriesAreTranslatedAlike() {
        var builder = stub.factory()
                .unwrap(org.hibernate.engine.spi.SessionFactoryImplementor.class)
                .getCriteriaBuilder();
        var query = builder.createTupleQuery();
        var customer = query.from(Customer.class);
        var window = builder.createWindow()
                .partitionBy(customer.get("status"))
                .orderBy(builder.desc(customer.get("visits")));
        query.select(builder.tuple(customer.get("name"), builder.rowNumber(window), builder.rank(window)))
                .where(builder.like(customer.get("name"), "A%"), builder.gt(customer.get("visits"), 3))
                .orderBy(builder.asc(customer.get("name"), Nulls.LAST));
        assertThat(stub.sqlOf(session -> session.createQuery(query).getResultList()))
                .containsExactly("select c1_0.\"name\","
                        + "row_number() over(partition by c1_0.status order by c1_0.\"count\" desc),"
                        + "rank() over(partition by c1_0.status order by c1_0.\"count\" desc)"
                        + " from Customer c1_0 where c1_0.\"name\" like ? and c1_0.\"count\">?"
                        + " order by 1 nulls last");
    }

    @Test
    void aStatelessUpsertUpdatesThenInserts() {
        stub.sqlOf(session -> {});
        var sql = stub.sqlOfStateless(session -> {
            var category = new Category();
            category.id = 3L;
            session.upsert(category);
        });
        assertThat(sql)
                .isNotEmpty()
                .allMatch(text -> text.startsWith("update Category") || text.startsWith("insert into Category"));
    }
}
