package cn.cunkou.programme;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Paged;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 督办: the orders of a plan. */
public record UrgingsPage(Paged<Line> rows, List<Choice> states) {
    /** An order in a list. */
    public record Line(
            String href,
            String item,
            String body,
            String text,
            String issued,
            String due,
            String state,
            boolean urgent) {}

    /** One order with all that happened to it. */
    public record One(
            UUID id,
            String item,
            String itemHref,
            String standing,
            String body,
            String text,
            String issued,
            String issuedBy,
            String due,
            String state,
            boolean urgent,
            List<Happened> steps,
            List<Next> next,
            Form form) {}

    public record Happened(
            String kind, String text, @Nullable String paper, String day, String by) {}

    /**
     * What can be done now.
     *
     * @param paper whether a paper has to be named
     */
    public record Next(String key, String words, String action, boolean paper) {}

    /**
     * A form to fill in.
     *
     * @param request sent again with the same form, so that two clicks are one
     */
    public record Form(
            UUID request,
            String kind,
            String text,
            String due,
            String paper,
            List<FormFault> faults)
            implements Faulty {
        static Form empty(String due) {
            return new Form(UUID.randomUUID(), "", "", due, "", List.of());
        }
    }

    /** A new order about an item. */
    public record Fresh(
            String plan, String item, String label, String standing, String body, Form form) {}
}
