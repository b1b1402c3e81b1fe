package cn.cunkou.access;

import cn.cunkou.platform.web.ProgramAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Turns away addresses that could be read in two ways. Names of things in EPCIS are addresses
 * themselves, {@code /epcis/epcs/https%3A%2F%2Fid.gs1.org%2F01%2F…}: there a name may hold escaped
 * signs.
 */
final class ProgramFirewall implements HttpFirewall {
    private final StrictHttpFirewall strict = new StrictHttpFirewall();
    private final StrictHttpFirewall forNames = new StrictHttpFirewall();

    ProgramFirewall() {
        forNames.setAllowUrlEncodedSlash(true);
        forNames.setAllowUrlEncodedDoubleSlash(true);
        forNames.setAllowUrlEncodedPercent(true);
        forNames.setAllowUrlEncodedPeriod(true);
        forNames.setAllowSemicolon(true);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var path = request.getRequestURI();
        return ProgramAddress.isEpcis(path)
                ? forNames.getFirewalledRequest(request)
                : strict.getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }
}
