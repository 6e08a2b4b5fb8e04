import { IconInbox } from "@tabler/icons-react";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectNoAxeFaults, render } from "@/testing";
import { Brand } from "./Brand";
import { DateText } from "./DateText";
import { Duration } from "./Duration";
import { EmptyState } from "./EmptyState";
import { Figure } from "./Figure";
import { Money } from "./Money";
import { Percent } from "./Percent";
import { PersonName } from "./PersonName";
import { Reason } from "./Reason";
import { RoleMark } from "./RoleMark";
import { StatusBadge } from "./StatusBadge";
import { setZone } from "./useFormat";

test("money unknown is a dash, never a zero", async () => {
  const { container } = await render(
    <>
      <Money money={null} />
      <Money money={{ amount: -5000, currency: "JPY" }} />
    </>,
  );
  expect(container).toHaveTextContent("–▲¥5,000");
});

test("an instant carries its exact value for machines", async () => {
  setZone("Asia/Tokyo");
  const { container } = await render(<DateText iso="2020-11-20T05:30:00Z" />);
  expect(container.querySelector("time")).toHaveAttribute("datetime", "2020-11-20T05:30:00Z");
  expect(container).toHaveTextContent("2020/11/20(金) 14:30");
});

test("nothing is said of a day that is not known", async () => {
  const { container } = await render(<DateText iso={null} />);
  expect(container.querySelector("time")).toBeNull();
});

test("business time says that it is business time", async () => {
  const { container } = await render(<Duration seconds={8040} isBusiness />);
  expect(container).toHaveTextContent("営業時間で2時間14分");
});

test("a rate from few cases is marked as such", async () => {
  await render(<Percent ratio={0.5} n={4} />);
  expect(screen.getByTitle("件数が少ないため、参考としてご覧ください。")).toHaveTextContent("50.0%n=4");
});

test("a rate of nothing is a dash", async () => {
  const { container } = await render(<Percent ratio={null} n={0} />);
  expect(container).toHaveTextContent("–n=0");
});

test("a person is family name first, with the reading above", async () => {
  const { container } = await render(<PersonName family="渡辺" given="千尋" kana="ワタナベ チヒロ" />);
  expect(container.querySelector("ruby")?.firstChild).toHaveTextContent("渡辺 千尋");
  expect(container.querySelector("rt")).toHaveTextContent("ワタナベ チヒロ");
});

test("a figure opens what it counts", async () => {
  await render(
    <Figure to="/deals?stage_type=open" label="進行中の商談">
      4,346
    </Figure>,
  );
  expect(screen.getByRole("link", { name: "4,346" })).toHaveAttribute("href", "/deals?stage_type=open");
});

test("roles and states are said in words, not by colour alone", async () => {
  const { container } = await render(
    <>
      <RoleMark of="both" />
      <StatusBadge tone="bad" label="期限切れ" />
      <Reason>期限を2日過ぎています</Reason>
      <Brand />
    </>,
  );
  for (const word of ["販売とサービス", "期限切れ", "期限を2日過ぎています"]) {
    expect(screen.getByText(word)).toBeVisible();
  }
  await expectNoAxeFaults(container);
});

test("an empty place says what it is for", async () => {
  const { container } = await render(
    <EmptyState icon={IconInbox} title="商談はまだありません" about="受注までの道のりを記録します。" />,
  );
  expect(screen.getByRole("heading", { name: "商談はまだありません" })).toBeVisible();
  await expectNoAxeFaults(container);
});
