package cn.cunkou.registry;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.registry.Party.Kind;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.util.ArrayList;
import java.util.Arrays;

/** The form of a party as typed; empty texts for what was left out. */
public record PartyForm(
        String division, String kind, String name, String creditCode, String phone, int version) {

    static PartyForm of(Party party) {
        return new PartyForm(
                party.division().digits(),
                party.kind().id(),
                party.name(),
                party.creditCode() == null ? "" : party.creditCode(),
                party.phone() == null ? "" : party.phone().digits(),
                party.version());
    }

    /**
     * What the form says.
     *
     * @throws Problem naming everything that is wrong
     */
    NewParty read() {
        var faults = new ArrayList<Fault>();
        if (!DivisionCode.isValid(division) || division.length() < 6) {
            faults.add(new Fault("所属", "没有选", "选所属的镇村"));
        } else if (!Actor.current().scope().covers(division)) {
            faults.add(new Fault("所属", "不在您的管理范围内", "选您管理的镇村"));
        }
        if (Arrays.stream(Kind.values()).noneMatch(one -> one.id().equals(kind))) {
            faults.add(new Fault("类别", "没有选", "选一个类别"));
        }
        if (name.isBlank()) {
            faults.add(new Fault("名称", "没有填", "填名称或姓名"));
        }
        var code = creditCode.strip();
        if (!code.isEmpty() && !CreditCode.isValid(code)) {
            faults.add(new Fault("统一社会信用代码", "位数或校验位不对", "核对营业执照，共18位"));
        }
        if (!phone.isBlank() && !PhoneNumber.isValid(phone)) {
            faults.add(new Fault("电话", "不是手机号，也不是带区号的座机", "写成13812346120或0753-4433000"));
        }
        if (!faults.isEmpty()) {
            throw Problem.badRequest("有几处需要改，什么都还没有保存。", faults);
        }
        return new NewParty(
                DivisionCode.of(division),
                Kind.of(kind),
                name.strip(),
                code.isEmpty() ? null : code,
                phone.isBlank() ? null : PhoneNumber.parse(phone));
    }
}
