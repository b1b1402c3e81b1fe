package cn.cunkou.plan;

/** A plan that says in two ways how many stations there shall be: 300, or another number. */
final class ContradictoryPlan {
    private ContradictoryPlan() {}

    static String text(String id, int other) {
        return """
        plan: %s
        title: 实施方案
        division: "441424"
        programme: {tier: national, year: 2019}
        period: {from: 2019-01-01, to: 2019-12-31}
        bodies:
          - {id: bureau, name: 县商务局, role: lead}
        targets:
          - {id: stations, label: 建成村站, area: 站点, missing: [村站], unit: 个, by: 2019-12-31, owner: bureau, cite: [二1]}
        conflicts:
          - id: count
            label: 村站数两种写法
            items: [stations]
            readings:
              - {id: goals, figure: 300个, at-least: 300, cite: [二1]}
              - {id: budget, figure: %d个, at-least: %d, cite: [四]}
        """
                .formatted(id, other, other);
    }
}
