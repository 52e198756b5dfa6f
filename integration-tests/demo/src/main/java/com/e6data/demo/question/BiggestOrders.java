package com.e6data.demo.question;

import static com.e6data.demo.question.Answer.column;

import com.e6data.demo.model.Order;
import com.e6data.demo.repository.OrderRepository;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** A Spring Data query that is derived from the name of a method. */
@Component
@org.springframework.core.annotation.Order(1)
class BiggestOrders implements Question {

    private final OrderRepository orders;

    BiggestOrders(OrderRepository orders) {
        this.orders = orders;
    }

    @Override
    public String title() {
        return "Which five orders from Germany in 1997 were worth most, and who placed them?";
    }

    @Override
    public String api() {
        return "Spring Data repository, derived query";
    }

    @Override
    public Answer ask() {
        var found = orders.findTop5ByCustomerNationNameAndOrderDateBetweenOrderByTotalPriceDesc(
                "GERMANY", LocalDate.of(1997, 1, 1), LocalDate.of(1997, 12, 31));
        return Answer.table(
                found,
                column("order", Order::getId),
                column("customer", order -> order.getCustomer().getName()),
                column("date", Order::getOrderDate),
                column("priority", Order::getPriority),
                column("total price", Order::getTotalPrice));
    }
}
