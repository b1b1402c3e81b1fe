package cn.cunkou.funds;

import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 核销: a provider of a service scans or types a code, looks at whose it is, and takes it. */
@Controller
class RedeemPages {
    static final String PATH = "/console/vouchers";

    private final Vouchers vouchers;

    RedeemPages(Vouchers vouchers) {
        this.vouchers = vouchers;
    }

    @Bean
    static MenuEntry redeemMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 345, "核销券", PATH, "scan");
    }

    @GetMapping(PATH)
    String blank(Model model) {
        model.addAttribute("page", new RedeemPage("", null));
        return "funds/redeem";
    }

    @PostMapping(PATH)
    String look(@RequestParam(defaultValue = "") String code, Model model) {
        model.addAttribute("page", new RedeemPage(code, vouchers.look(code)));
        return "funds/redeem";
    }

    @PostMapping(PATH + "/taken")
    String redeem(@RequestParam(defaultValue = "") String code, Model model) {
        model.addAttribute("page", new RedeemPage(code, vouchers.redeem(code)));
        return "funds/redeem";
    }
}
