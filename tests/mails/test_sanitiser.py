"""Over 300 attacks by HTML (B19, B20, B27): what is shown afterwards can neither run nor load."""

import pytest

from enishi.channels.mail.understand import html
from tests.mails.harmless import harmless

ATTACKS = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//x.example/a.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x00>alert(1)</script>", "<script/x>alert(1)</script>", "<<script>alert(1)//<</script>", "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>", "<img src=`x`onerror=alert(1)>", '<img src="x" onerror\n=\nalert(1)>', "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>", "<svg><use href=//x.example/a.svg#b></svg>",
    "<svg><foreignObject><iframe src=//x></iframe></foreignObject></svg>", "<svg><animate onbegin=alert(1) attributeName=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", '<math href="javascript:alert(1)">a</math>',
    "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>", "<body onload=alert(1)>",
    "<body background=//x.example/a.png>", "<table background=//x.example/a.png><td background=//x>", "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>", "<audio src=//x autoplay>", "<marquee onstart=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>", '<iframe srcdoc="<script>alert(1)</script>"></iframe>', "<embed src=//x.example/a.swf>",
    "<object data=//x.example/a.html></object>", "<applet code=A></applet>", "<link rel=stylesheet href=//x.example/a.css>",
    "<link rel=prefetch href=//x.example/>", "<style>@import '//x.example/a.css';</style>", "<style>*{background:url(//x)}</style>",
    "<meta http-equiv=refresh content='0;url=//x'>", "<base href=//x.example/><a href=a>b</a>", "<form action=//x><input name=p></form>",
    "<button formaction=javascript:alert(1)>a</button>", '<a href="javascript:alert(1)">a</a>', '<a href=" JaVaScRiPt:alert(1)">a</a>',
    '<a href="java\nscript:alert(1)">a</a>', '<a href="java&#x0A;script:alert(1)">a</a>', '<a href="&#106;avascript:alert(1)">a</a>',
    '<a href="vbscript:x">a</a>', '<a href="data:text/html,<script>alert(1)</script>">a</a>', '<a href="file:///etc/passwd">a</a>',
    '<a href="//x.example" ping="//y.example">a</a>', "<p style=position:fixed;top:0>a</p>", "<p style='background:url(javascript:alert(1))'>a</p>",
    "<p style='width:expression(alert(1))'>a</p>", r"<p style='back\67round:\75rl(//x)'>a</p>", "<p style='color:red;/*'>*/behavior:url(x)</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<template><img src=x onerror=alert(1)></template>",
    "<title><img src=x onerror=alert(1)></title>", "<textarea><img src=x onerror=alert(1)></textarea>", "<xmp><img src=x onerror=alert(1)></xmp>",
    "<!--><img src=x onerror=alert(1)>-->", "<![CDATA[<img src=x onerror=alert(1)>]]>", "<?xml-stylesheet href='//x'?>", "<img srcset='//x 1x'>",
    "<img src=//x.example/p.gif width=1 height=1>", "<img src=http://169.254.169.254/latest/meta-data>", "<img lowsrc=//x dynsrc=//y>",
    "<image src=x onerror=alert(1)>", "<isindex action=javascript:alert(1)>", "<plaintext><img src=x onerror=alert(1)>", "<frameset onload=alert(1)>",
]  # fmt: skip
AROUND = [
    "{}",
    "<p>前{}後",
    "<table><tr><td>{}</table>",
    '<div title="{}">x</div>',
    "<select>{}</select><b>{}",
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("attack", ATTACKS)
def test_B19_an_attack_is_shown_harmless(attack, around):
    shown = html.clean(around.replace("{}", attack)).html
    assert harmless(shown)
    assert html.clean(shown).html == shown


def test_the_look_itself_sees_what_could_run_or_load():
    wrong = [
        "<script>",
        "<p onclick=x>",
        "<img src=//x>",
        "<a href=javascript:x>",
        "<p style='background:url(x)'>",
        "<svg>",
    ]
    assert [markup for markup in wrong if harmless(markup)] == []
    assert harmless('<p style="color: red"><a href="https://x.example">a</a><img src="cid:a">')


def test_there_are_enough_of_them():
    assert len(ATTACKS) * len(AROUND) >= 300
