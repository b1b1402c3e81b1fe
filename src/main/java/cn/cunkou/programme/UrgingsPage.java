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
            Form form) {
        /** What was typed for a step that cannot be taken any more; it is kept to be copied. */
        public boolean isStranded() {
            return !form.text().isEmpty()
                    && next.stream().noneMatch(one -> one.key().equals(form.kind()));
        }
    }

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
     * @param refused why what was handed in was not taken, where no field of the form is to blame
     * @param again whether a second order is wanted
     */
    public record Form(
            String kind,
            String text,
            String due,
            String paper,
            boolean again,
            @Nullable String refused,
            List<FormFault> faults)
            implements Faulty {
        static Form empty(String due) {
            return new Form("", "", due, "", false, null, List.of());
        }

        /** Sent with one form, so that two clicks are one. */
        public UUID request() {
            return UUID.randomUUID();
        }
    }

    /**
     * A new order about an item.
     *
     * @param open the order about it that waits already
     */
    public record Fresh(
            String plan,
            String item,
            String label,
            String standing,
            String body,
            @Nullable Line open,
            Form form) {}
}
