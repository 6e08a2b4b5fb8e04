import { lazy, type ReactNode, Suspense, useMemo } from "react";
import { useCustomColumns } from "@/custom/columns";
import { DataList, type DataListProps } from "@/ui/list/DataList";
import { ListSkeleton } from "@/ui/list/ListSkeleton";
import { useColumns } from "@/ui/list/useColumns";
import { useFilters } from "@/ui/useFilters";
import { BulkBar } from "./BulkBar";
import { FilterButton } from "./FilterButton";
import type { Quick } from "./quick";
import { SeenMenu } from "./SeenMenu";
import type ShapedList from "./Shaped";
import { ShapeSwitch } from "./ShapeSwitch";
import { toText } from "./tree";
import type { Entity } from "./types";
import { type Chosen, useSelection } from "./useSelection";
import { type Usual, useView, type ViewState } from "./useView";
import { ViewTabs } from "./ViewTabs";

const Shaped = lazy(() => import("./Shaped")) as unknown as typeof ShapedList;

interface Props<Row> extends DataListProps<Row> {
  entity: Entity;
  /** Its own filters, said as conditions. */
  quick?: Quick;
  /** The shape it has before anybody asks for another. */
  usual?: Usual;
  /** A board of its own for one field, and the filters it knows: deals by stage. */
  board?: {
    readonly by: string;
    readonly filters: ReactNode;
    readonly render: (filter: string | undefined) => ReactNode;
  };
  /** What else is done with the chosen rows than changing them. */
  acts?: (chosen: Chosen) => ReactNode;
}

/** A list that is seen through views: tabs over it, conditions beside its search, as list, groups or kanban. */
export function ViewedList<Row extends { id: string; version: number }>(props: Props<Row>) {
  return (
    <Suspense fallback={<ListSkeleton />}>
      <Viewed {...props} />
    </Suspense>
  );
}

function Viewed<Row extends { id: string; version: number }>({
  entity,
  usual,
  quick,
  board,
  acts,
  ...given
}: Props<Row>) {
  const custom = useCustomColumns<Row>(entity);
  const columns = useMemo(() => [...given.columns, ...custom], [given.columns, custom]);
  const props = { ...given, columns };
  const view = useView(entity, usual, quick);
  const { values, set } = useFilters();
  const chosen = useSelection();
  const narrowing = ["q", "filter", ...(props.filterNames ?? [])];
  const name = view.active ? `${props.name}.${view.active.id}` : props.name;
  const brought = view.active?.columns;
  const { shown } = useColumns(name, props.columns, brought);
  const fields = shown.flatMap((column) => column.fields ?? [column.key]);
  const filter = view.filter ? { filter: view.filter } : {};
  const own =
    view.shape === "kanban" && board?.by === view.groupBy
      ? { board: board.render(view.filter), filters: board.filters }
      : undefined;
  const tools = <Tools view={view} knows={props.filterNames} title={props.label} fields={fields} />;
  return (
    <>
      <ViewTabs view={view} columns={shown.map(({ key }) => key)} />
      <BulkBar view={view} chosen={chosen} named={fields[0] ?? "name"} acts={acts} />
      {view.shape === "list" ? (
        <DataList
          {...props}
          name={name}
          brought={brought}
          filterNames={[...(props.filterNames ?? []), "filter"]}
          fixed={{ ...props.fixed, ...filter }}
          defaultSort={view.active?.sort || props.defaultSort}
          isWaiting={view.isPending}
          tools={tools}
          selection={view.mayChange ? chosen : undefined}
        />
      ) : (
        <Suspense fallback={<ListSkeleton />}>
          <Shaped
            {...props}
            view={view}
            columns={shown}
            params={{ ...(values.q ? { q: values.q } : {}), ...filter }}
            tools={tools}
            own={own}
            isNarrowed={narrowing.some((one) => values[one])}
            onClear={() => set(Object.fromEntries(narrowing.map((one) => [one, undefined])))}
          />
        </Suspense>
      )}
    </>
  );
}

interface ToolsProps {
  view: ViewState;
  knows?: readonly string[] | undefined;
  title: string;
  fields: readonly string[];
}

/** Groups are narrowed by conditions alone: the list's own filters become such on the way. */
function Tools({ view, knows = [], title, fields }: ToolsProps) {
  const left = Object.fromEntries(knows.map((name) => [name, undefined]));
  const { whole } = view;
  const kept = whole === view.tree ? {} : { filter: toText(whole) };
  return (
    <>
      <FilterButton view={view} />
      <ShapeSwitch
        shape={view.shape}
        onShape={(shape) => view.reshape({ ...(shape === "list" ? {} : { ...left, ...kept }), view: shape })}
      />
      <SeenMenu view={view} title={title} fields={fields} />
    </>
  );
}
