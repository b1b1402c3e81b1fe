package cn.cunkou.access;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.registry.Body;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a form in which roles are given, and gathers what is wrong with them. */
final class GrantForm {
    private final GrantPlaces places;
    private final List<Fault> faults = new ArrayList<>();

    private GrantForm(GrantPlaces places) {
        this.places = places;
    }

    /**
     * The roles given; lines without role and place are left out.
     *
     * @param bodies one a line where the form asks for bodies
     * @throws Problem with everything that is wrong
     */
    static List<Grant> read(
            GrantPlaces places,
            List<String> roles,
            List<String> divisions,
            @Nullable List<String> bodies) {
        if (roles.size() != divisions.size()) {
            throw Problem.badRequest("每个角色都要有一个区划。");
        }
        var form = new GrantForm(places);
        var grants = new ArrayList<Grant>();
        for (int line = 0; line < roles.size(); line++) {
            var division = divisions.get(line).strip();
            var body = bodies != null && line < bodies.size() ? bodies.get(line).strip() : "";
            if (!roles.get(line).isBlank() || !division.isEmpty()) {
                var grant = form.line("第%d行".formatted(line + 1), roles.get(line), division, body);
                if (grant != null) {
                    grants.add(grant);
                }
            }
        }
        if (!form.faults.isEmpty()) {
            throw Problem.badRequest("有%d行角色填写有误。".formatted(form.faults.size()), form.faults);
        }
        return grants.stream().distinct().toList();
    }

    /** One role; null when something is wrong with it. */
    static Grant one(GrantPlaces places, String role, String division, String body) {
        return read(places, List.of(role), List.of(division), List.of(body)).getFirst();
    }

    private @Nullable Grant line(String where, String role, String division, String body) {
        var given = Role.find(role).orElse(null);
        if (given == null) {
            return wrong(where, "没有选角色", "选一个角色，或把区划也清空");
        }
        if (!division.equals(Grant.EVERYWHERE) && !DivisionCode.isValid(division)) {
            return wrong(where, "「%s」不是区划代码".formatted(division), "填6位（县）、9位（镇）或12位（村）代码，全部区划填*");
        }
        if (!places.exists(division)) {
            return wrong(where, "没有代码是%s的区划".formatted(division), "从列表里选，或核对代码");
        }
        if (!given.isForBody() && (body.isEmpty() || !given.mayBeForBody())) {
            return body.isEmpty()
                    ? new Grant(given, division)
                    : wrong(where, given.title() + "不分单位", "把单位清空，或改选责任单位填报员");
        }
        var known =
                division.equals(Grant.EVERYWHERE)
                        ? null
                        : places.body(body, DivisionCode.of(division)).map(Body::id).orElse(null);
        return known == null
                ? wrong(where, given.title() + "要选一个属于该区划的单位", "区划填县代码，再选单位")
                : new Grant(given, division, known);
    }

    private @Nullable Grant wrong(String where, String fault, String remedy) {
        faults.add(new Fault(where, fault, remedy));
        return null;
    }
}
