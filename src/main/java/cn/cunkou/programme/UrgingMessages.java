package cn.cunkou.programme;

import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.messages.AddressBook;
import cn.cunkou.platform.messages.Messages;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the people of a body what it is to do, and those who gave the order what it answered. */
@Component
class UrgingMessages {
    private static final int LONGEST = 100;

    private final Messages messages;
    private final AddressBook people;
    private final Plans plans;

    UrgingMessages(Messages messages, AddressBook people, Plans plans) {
        this.messages = messages;
        this.people = people;
        this.plans = plans;
    }

    void issued(Urging urging) {
        var body =
                "%s，请于%s以前回复：%s"
                        .formatted(urging.bodyName(), urging.due(), shortened(urging.text()));
        send(body(urging), urging, "督办：" + about(urging), body);
    }

    /** Of a reply those are told who gave the order or did something about it; else the body. */
    void moved(Urging urging, Urging.Kind kind, String text) {
        var to =
                switch (kind) {
                    case REPLY -> office(urging);
                    case ACCEPT, RETURN, CIRCULAR -> body(urging);
                };
        send(
                to,
                urging,
                "督办%s：%s".formatted(kind.words(), about(urging)),
                "%s：%s".formatted(urging.bodyName(), shortened(text)));
    }

    private List<String> body(Urging urging) {
        return people.peopleOf(urging.body(), urging.division().digits());
    }

    private static List<String> office(Urging urging) {
        var acted =
                urging.steps().stream()
                        .filter(step -> step.kind() != Urging.Kind.REPLY)
                        .map(Urging.Step::actor);
        return Stream.concat(Stream.of(urging.issuer()), acted).distinct().toList();
    }

    private void send(List<String> to, Urging urging, String title, String body) {
        to.stream()
                .filter(one -> !one.isEmpty() && !one.equals(Actor.current().id()))
                .forEach(one ->
                        messages.send(
                                one,
                                urging.division().digits(),
                                title,
                                body,
                                UrgingPages.PATH + "/" + urging.id()));
    }

    private String about(Urging urging) {
        var item = urging.item().replaceFirst(":.*", "");
        return plans.find(urging.plan())
                .flatMap(edition -> edition.plan().item(item))
                .map(found -> found.label())
                .orElse(item);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
